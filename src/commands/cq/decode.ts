import {optionalTextArg} from '../../lib/vocabulary/args.js'
import {QQCommand} from '../../lib/run/base.js'
import {type Outcome} from '../../lib/run/outcome.js'
import {readText} from '../../lib/input/text-input.js'
import {textInputFlag} from '../../lib/vocabulary/flags.js'
import {decodeCq} from '../../lib/message/cq.js'

export default class CqDecode extends QQCommand {
  static override summary = 'Convert text with CQ codes to message segments'
  static override description =
    "By NapCat's rules, the values in a CQ code are always strings, and a malformed code is plain text. The `raw_message` of a message is such a text, but lacks some data; `message` has the segments themselves."
  static override examples = [
    '<%= config.bin %> cq decode "[CQ:at,qq=10001] 早上好"',
    '<%= config.bin %> cq decode --input @message.txt --jq ".[].type"',
  ]

  static override args = {text: optionalTextArg('the text; - reads it from stdin')}
  static override flags = {...textInputFlag}

  async run(): Promise<Outcome> {
    const {args, flags} = await this.parse(CqDecode)
    const rows = decodeCq(await readText(this.session.stdin, args.text, flags.input, 'text'))
    return {content: {kind: 'list', rows}, view: {columns: ['type', 'data']}}
  }
}
