import {QQError} from '../../lib/errors/errors.js'
import {optionalTargetArg} from '../../lib/vocabulary/args.js'
import {peerParams} from '../../lib/vocabulary/chat-params.js'
import {defineAction} from '../../lib/define/define-action.js'
import {readMessageFlag} from '../../lib/vocabulary/flags.js'

export default defineAction({
  action: 'mark_msg_as_read',
  summary: 'Mark a chat as read',
  examples: ['<%= config.bin %> msg mark-read group:123456', '<%= config.bin %> msg mark-read --message 1234567'],
  args: {target: optionalTargetArg('the chat: group:123456 or user:10001; or use --message')},
  flags: {message: readMessageFlag()},
  params({args: {target}, flags: {message}}) {
    if (target === undefined && message === undefined)
      throw new QQError('USAGE', {kind: 'input.textOrFlag', name: 'target', flag: '--message'})
    return {...(target && peerParams(target)), message_id: message}
  },
})
