import {say} from '../../lib/errors/saying.js'
import {optionalTextArg} from '../../lib/vocabulary/args.js'
import {QQCommand} from '../../lib/run/base.js'
import {jsonFrom} from '../../lib/input/json-input.js'
import {type Outcome} from '../../lib/run/outcome.js'
import {readText} from '../../lib/input/text-input.js'
import {textInputFlag} from '../../lib/vocabulary/flags.js'
import {cqSegments, encodeCq, nestedKeys} from '../../lib/message/cq.js'

export default class CqEncode extends QQCommand {
  static override summary = 'Convert message segments to text with CQ codes'
  static override description =
    'CQ codes cannot hold lists or objects, so these values are omitted with a note. Empty values are omitted too. The output is the plain text even in a pipe, as `qq cq decode -` reads it; with --json it is a JSON string.'
  static override examples = [
    `<%= config.bin %> cq encode '[{"type":"at","data":{"qq":"10001"}},{"type":"text","data":{"text":" [早]"}}]'`,
    '<%= config.bin %> msg get 1234567 --jq ".[0].message" | <%= config.bin %> cq encode -',
  ]

  static override args = {
    segments: optionalTextArg('one segment or a list of segments, as JSON; - reads it from stdin'),
  }
  static override flags = {...textInputFlag}

  async run(): Promise<Outcome> {
    const {args, flags} = await this.parse(CqEncode)
    const segments = cqSegments(
      jsonFrom(await readText(this.session.stdin, args.segments, flags.input, 'segments'), 'segments'),
      'segments',
    )
    for (const [index, segment] of segments.entries()) {
      for (const key of nestedKeys(segment)) {
        this.session.notes.add(
          say('segments[{index}].data.{key} is left out: CQ codes cannot contain lists or objects', {index, key}),
        )
      }
    }
    const text = encodeCq(segments)
    return {content: {kind: 'value', value: text}, text}
  }
}
