import {characterArg, groupArg, phraseArg} from '../../lib/command/args.js'
import {defineAction} from '../../lib/command/define-action.js'
import {readSomeWords} from '../../lib/command/words.js'

export default defineAction({
  action: 'get_ai_record',
  summary: 'Have a text spoken and show the URL of the record',
  description: 'Nothing is sent to the group. QQ takes up to two and a half minutes. Needs NapCat’s packet backend.',
  examples: [
    '<%= config.bin %> ai get-record 123456 lucy-voice-laibixiaoxin "晚上好"',
    '<%= config.bin %> ai get-record 123456 lucy-voice-houge 我是猴哥 -o id',
  ],
  args: {group: groupArg(), character: characterArg(), text: phraseArg('what to say')},
  params: async ({args}) => ({
    group_id: args.group,
    character: args.character,
    text: await readSomeWords(args.text, 'text'),
  }),
})
