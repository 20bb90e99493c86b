import {request} from '../../lib/client/request.js'
import {eachWordArg} from '../../lib/vocabulary/args.js'
import {QQCommand} from '../../lib/run/base.js'
import {nothingToDo} from '../../lib/define/each-run.js'
import {callFlags} from '../../lib/vocabulary/flags.js'
import {type Outcome} from '../../lib/run/outcome.js'
import {outcomeOf} from '../../lib/run/reply-outcome.js'
import {readEach} from '../../lib/input/targets.js'

export default class SystemTranslate extends QQCommand {
  static action = 'translate_en2zh'
  static override summary = 'Translate English words to Chinese'
  static override description =
    'Each argument is translated separately; the rows keep their order. QQ may not answer at all; --timeout sets how long to wait.'
  static override examples = [
    '<%= config.bin %> system translate hello "good morning"',
    '<%= config.bin %> system translate penguin -o id',
  ]

  static override args = {
    word: eachWordArg('English words or quoted phrases, or - to read one per line from stdin'),
  }
  static override flags = {...callFlags}

  async run(): Promise<Outcome> {
    const {args} = await this.parse(SystemTranslate)
    const words = await readEach(this.session.stdin, args.word, 'word')
    if (words.length === 0) return nothingToDo(this.session)
    const reply = await this.session.connector.withCaller(async caller =>
      caller.call(request('translate_en2zh', {words})),
    )
    return outcomeOf(reply, {}, {rows: 'words[]'})
  }
}
