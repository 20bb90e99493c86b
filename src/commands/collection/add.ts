import * as Flags from '@oclif/core/flags'
import {phraseArg} from '../../lib/vocabulary/args.js'
import {defineAction} from '../../lib/define/define-action.js'
import {readSomeWords} from '../../lib/input/read-words.js'

export default defineAction({
  action: 'create_collection',
  summary: 'Save a text to Favorites',
  examples: [
    '<%= config.bin %> collection add 记得给企鹅喂鱼',
    'printf "买菜\\n牛奶\\n" | <%= config.bin %> collection add - --brief 购物清单',
  ],
  args: {text: phraseArg('the text')},
  flags: {brief: Flags.string({summary: 'text shown in lists (default: the first line)', helpValue: 'TEXT'})},
  params: async ({args, flags, stdin}) => {
    const text = await readSomeWords(stdin, args.text, 'text')
    return {rawData: text, brief: flags.brief ?? firstLine(text)}
  },
  columns: ['result', 'errMsg'],
})

function firstLine(text: string): string {
  return /\S.*/.exec(text)?.[0].trimEnd() ?? text
}
