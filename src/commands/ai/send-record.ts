import {say} from '../../lib/errors/saying.js'
import {characterArg, groupArg, phraseArg} from '../../lib/vocabulary/args.js'
import {defineAction} from '../../lib/define/define-action.js'
import {readSomeWords} from '../../lib/input/read-words.js'

export default defineAction({
  action: 'send_group_ai_record',
  summary: 'Send text to a group as an AI voice message',
  description: "QQ takes up to two and a half minutes. This needs NapCat's packet backend.",
  examples: [
    '<%= config.bin %> ai send-record 123456 lucy-voice-laibixiaoxin "晚上好"',
    'date | <%= config.bin %> ai send-record 123456 lucy-voice-houge -',
  ],
  args: {group: groupArg(), character: characterArg(), text: phraseArg('the text to speak')},
  params: async ({args, stdin}) => ({
    group_id: args.group,
    character: args.character,
    text: await readSomeWords(stdin, args.text, 'text'),
  }),
  note: say('message_id is always 0: NapCat does not return the id of the message'),
  columns: ['message_id'],
})
