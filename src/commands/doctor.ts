import {drawn, examine, type Row} from '../lib/features/doctor/doctor.js'
import {QQCommand} from '../lib/run/base.js'
import {loadWidth} from '../lib/output/width.js'
import {type Outcome} from '../lib/run/outcome.js'
import {connectionFlags} from '../lib/vocabulary/flags.js'

export default class Doctor extends QQCommand {
  static override alone = true
  static override needsSettings = false
  static override summary = 'Check the settings and the way to the server'
  static override description =
    'Each line is ok, a warning or failed, with what to do about it. Nothing is changed. The exit code is 0, or that of the first line that failed: what a command would end with.'
  static override examples = [
    '<%= config.bin %> doctor',
    '<%= config.bin %> doctor -p home',
    '<%= config.bin %> doctor --all-profiles -o json',
  ]

  static override flags = connectionFlags

  /** What is wrong with the settings is what it is there to tell. */
  static override connects(): boolean {
    return false
  }

  async run(): Promise<Outcome> {
    await this.parse(Doctor)
    const rows: Row[] = []
    for await (const row of examine(this.session)) rows.push(row)
    const first = rows.find(({exit}) => exit !== 0)
    return {
      content: {kind: 'list', rows},
      view: {
        columns: ['profile', 'check', 'status', 'detail', 'fix'],
        id: 'check',
        log: async (shown, human) => drawn(shown as Row[], human, await loadWidth()), // all rows are ours
      },
      exitCode: first?.exit ?? 0,
    }
  }
}
