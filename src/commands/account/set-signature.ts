import {phraseArg} from '../../lib/vocabulary/args.js'
import {defineAction} from '../../lib/define/define-action.js'
import {readWords} from '../../lib/input/read-words.js'

export default defineAction({
  action: 'set_self_longnick',
  summary: 'Set the signature (个性签名) of the bot',
  examples: [
    '<%= config.bin %> account set-signature "有事请 @ 我"',
    'date | <%= config.bin %> account set-signature -',
  ],
  args: {text: phraseArg('the signature')},
  params: async ({args, stdin}) => ({longNick: await readWords(stdin, args.text, 'the signature')}),
  shape: () => null,
})
