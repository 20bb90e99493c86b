import * as Flags from '@oclif/core/flags'
import {optionalTextArg, userArg} from '../../lib/vocabulary/args.js'
import {textOrClear} from '../../lib/vocabulary/clearable.js'
import {defineAction} from '../../lib/define/define-action.js'

export default defineAction({
  action: 'set_friend_remark',
  summary: 'Set what the bot calls a friend (备注)',
  description:
    'Nobody else sees it. NapCat refuses it for who is no friend; otherwise it answers ok without looking whether QQ did it, and `friend list --fresh` shows.',
  examples: ['<%= config.bin %> friend set-remark 10001 明哥', '<%= config.bin %> friend set-remark 10001 --clear'],
  args: {user: userArg(), remark: optionalTextArg('the remark, or --clear')},
  flags: {clear: Flags.boolean({summary: 'take it away'})},
  params: ({args, flags}) => ({user_id: args.user, remark: textOrClear(args.remark, flags.clear, 'remark')}),
})
