import {QQCommand} from '../../lib/run/base.js'
import {type Outcome} from '../../lib/run/outcome.js'
import {EVENT_KINDS} from '../../lib/protocol/events.js'

export default class EventList extends QQCommand {
  static override summary = 'List the kinds of events that NapCat sends'
  static override description = `\`qq listen --event\` takes a kind, or the part of one before a dot.`
  static override examples = [
    '<%= config.bin %> event list',
    '<%= config.bin %> event list --filter "post_type == request" -o id',
  ]

  async run(): Promise<Outcome> {
    await this.parse(EventList)
    const rows = Object.entries(EVENT_KINDS).map(([kind, summary]) => {
      const [post_type, detail_type, sub_type = null] = kind.split('.')
      return {kind, post_type, detail_type, sub_type, summary}
    })
    return {
      content: {kind: 'list', rows},
      view: {columns: ['kind', 'summary'], cells: {summary: (about, {speech}) => speech.text(String(about))}},
    }
  }
}
