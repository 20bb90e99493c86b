import {optionalTextArg} from '../lib/vocabulary/args.js'
import {QQCommand} from '../lib/run/base.js'
import {batchFlags} from '../lib/features/batch/flags.js'
import {type Outcome} from '../lib/run/outcome.js'
import {QQError} from '../lib/errors/errors.js'
import {say} from '../lib/errors/saying.js'

export default class Batch extends QQCommand {
  static override endless = true
  static override alone = true
  static override summary = 'Do many lines over one connection'
  static override description = `A line is {"action":"send_group_msg","params":{…},"echo":…}, or a command as it is typed after qq (quotes and backslashes as in a shell), or a JSON list of its words. Empty lines, and those that begin with #, are left out. There is one line of JSON for each, in the same order: line, ok, action or command, echo, and data or error.

Lines that cannot be understood fail by themselves and the others go on, unless --stop-on-error. A FILE is looked through before anything is sent: what makes no sense in a batch is refused there, and what is destructive wants --yes (a severe action its "confirm":"WORD", or --confirm WORD, on its line). A connection that is lost is opened again for the next line. What was sent and not answered is sent again with --retry alone, and where that does no harm.

With --resume a journal is kept: after a crash or Ctrl-C the same line does what is not known to be done, and no write again of which nobody knows what became.`
  static override examples = [
    '<%= config.bin %> batch calls.jsonl',
    `printf '%s\\n' 'group get 123456' '{"action":"get_status"}' | <%= config.bin %> batch`,
    '<%= config.bin %> batch messages.jsonl --delay 1s..3s --resume messages.journal',
    '<%= config.bin %> batch members.csv --csv --action set_group_card --rate 2/s',
    '<%= config.bin %> batch reads.jsonl --concurrency 64 --unordered',
  ]

  static override args = {
    file: optionalTextArg('file with the lines, - for stdin (the default)', 'FILE'),
  }
  static override flags = batchFlags

  async run(): Promise<Outcome> {
    const {args, flags} = await this.parse(Batch)
    if (this.session.profile !== undefined) throw new QQError('USAGE', say('a batch is for one profile'))
    const {openBatch} = await import('../lib/features/batch/batch.js')
    return openBatch(args.file ?? '-', flags, this.session, this.siblings)
  }
}
