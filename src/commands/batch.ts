import {optionalTextArg} from '../lib/vocabulary/args.js'
import {QQCommand} from '../lib/run/base.js'
import {batchFlags} from '../lib/features/batch/flags.js'
import {type Outcome} from '../lib/run/outcome.js'
import {QQError} from '../lib/errors/errors.js'
import {say} from '../lib/errors/saying.js'

export default class Batch extends QQCommand {
  static override endless = true
  static override alone = true
  static override summary = 'Run many commands over one connection'
  static override description = `A line is {"action":"send_group_msg","params":{…},"echo":…}, or a command as typed after qq (quotes and backslashes as in a shell), or a JSON list of the words of a command. Empty lines and lines that begin with # are skipped. The output has one line of JSON for each line, in the same order: line, ok, action or command, echo, and data or error.

An invalid line fails alone, unless --stop-on-error is given. A FILE is checked before anything is sent: commands that make no sense in a batch are refused, and destructive lines need --yes (a severe action needs "confirm":"WORD" or --confirm WORD on its line). A lost connection is opened again for the next line. An unanswered line is sent again only with --retry, and only if that is safe.

With --resume a journal file is kept. After a crash or Ctrl-C, the same command runs the lines that are not known to be done. A write with an unknown result is not repeated.`
  static override examples = [
    '<%= config.bin %> batch calls.jsonl',
    `printf '%s\\n' 'group get 123456' '{"action":"get_status"}' | <%= config.bin %> batch`,
    '<%= config.bin %> batch messages.jsonl --delay 1s..3s --resume messages.journal',
    '<%= config.bin %> batch members.csv --csv --action set_group_card --rate 2/s',
    '<%= config.bin %> batch reads.jsonl --concurrency 64 --unordered',
  ]

  static override args = {
    file: optionalTextArg('file with the lines, - for stdin (default: stdin)', 'FILE'),
  }
  static override flags = batchFlags

  async run(): Promise<Outcome> {
    const {args, flags} = await this.parse(Batch)
    if (this.session.profile !== undefined)
      throw new QQError('USAGE', say('a batch cannot be used with several profiles'))
    const {openBatch} = await import('../lib/features/batch/batch.js')
    return openBatch(args.file ?? '-', flags, this.session, this.siblings)
  }
}
