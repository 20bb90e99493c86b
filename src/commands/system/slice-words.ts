import {phraseArg} from '../../lib/command/args.js'
import {QQCommand} from '../../lib/command/base.js'
import {callFlags} from '../../lib/command/flags.js'
import {type Outcome} from '../../lib/command/outcome.js'
import {outcomeOf} from '../../lib/command/reply-outcome.js'
import {readSomeWords} from '../../lib/command/words.js'
import {QQError} from '../../lib/errors/errors.js'

const ACTION = '.get_word_slices'

export default class SystemSliceWords extends QQCommand {
  static override hidden = true
  static override summary = 'Split a Chinese text into words (no NapCat does)'
  static override description =
    'go-cqhttp had this action; NapCat knows its name and does not do it (exit code 7). A segmenter such as jieba does it without QQ.'
  static override examples = ['<%= config.bin %> system slice-words 今天天气很好']

  static override args = {text: phraseArg('the text')}
  static override flags = callFlags

  async run(): Promise<Outcome> {
    const {args} = await this.parse(SystemSliceWords)
    const params = {content: await readSomeWords(args.text, 'text')}
    const reply = await this.session.withCaller(async caller =>
      caller.callUnchecked(ACTION, params).catch((error: unknown) => {
        if (!(error instanceof QQError) || error.code !== 'UNSUPPORTED') throw error
        throw new QQError('UNSUPPORTED', error.message, {
          action: ACTION,
          retcode: error.retcode,
          raw: error.raw,
          serverText: error.serverText,
          hint: 'no NapCat does it: it is known from go-cqhttp; a segmenter such as jieba does it without QQ',
        })
      }),
    )
    return outcomeOf(reply, params, {columns: ['slices']})
  }
}
