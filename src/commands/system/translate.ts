import {eachWordArg} from '../../lib/command/args.js'
import {defineAction} from '../../lib/command/define-action.js'

export default defineAction({
  action: 'translate_en2zh',
  summary: 'Translate English words into Chinese',
  description:
    'Each argument is translated by itself; the rows are in their order. QQ may not answer at all: --timeout says how long to wait.',
  examples: [
    '<%= config.bin %> system translate hello "good morning"',
    '<%= config.bin %> system translate penguin -o id',
  ],
  args: {word: eachWordArg('English words; quote what belongs together')},
  params: ({args}) => ({words: args.word}),
  rows: 'words[]',
})
