import * as Flags from '@oclif/core/flags'
import {groupArg} from '../../lib/vocabulary/args.js'
import {defineAction} from '../../lib/define/define-action.js'
import {oneOf} from '../../lib/vocabulary/flags.js'

/** `chat_type` on the wire. */
const VOICES = {speech: 1, singing: 2, 1: 1, 2: 2} as const

export default defineAction({
  action: 'get_ai_characters',
  summary: 'List the AI voices that a group can use',
  description: "A voice can be listed under several types. This needs NapCat's packet backend.",
  examples: [
    '<%= config.bin %> ai list-characters 123456',
    '<%= config.bin %> ai list-characters 123456 --chat-type singing -o id',
  ],
  args: {group: groupArg()},
  flags: {
    'chat-type': Flags.custom({parse: oneOf(VOICES)})({
      summary: 'list voices for speech or for singing (default speech)',
      helpValue: 'speech|singing',
    }),
  },
  params: ({args, flags}) => ({group_id: args.group, chat_type: flags['chat-type']}),
  rows: '[].characters[]',
  columns: ['type', 'character_id', 'character_name', 'preview_url'],
  id: 'character_id',
})
