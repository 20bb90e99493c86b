import {phraseArg} from '../../lib/vocabulary/args.js'
import {defineAction} from '../../lib/define/define-action.js'
import {readSomeWords} from '../../lib/input/read-words.js'

export default defineAction({
  action: '.get_word_slices',
  hidden: true,
  summary: 'Split a Chinese text into words (unsupported by NapCat)',
  description: 'go-cqhttp had this action. NapCat knows its name but does not implement it (exit code 7).',
  examples: ['<%= config.bin %> system slice-words 今天天气很好'],
  args: {text: phraseArg('the text')},
  params: async ({args, stdin}) => ({content: await readSomeWords(stdin, args.text, 'text')}),
  columns: ['slices'],
})
