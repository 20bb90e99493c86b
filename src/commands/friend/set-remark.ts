import * as Flags from '@oclif/core/flags'
import {optionalTextArg, userArg} from '../../lib/vocabulary/args.js'
import {textOrClear} from '../../lib/vocabulary/clearable.js'
import {defineAction} from '../../lib/define/define-action.js'

export default defineAction({
  action: 'set_friend_remark',
  summary: 'Set the remark of a friend (备注)',
  description:
    'Only the bot can see the remark. NapCat refuses users who are not friends. Otherwise it answers ok without checking; `friend list --fresh` shows the remark.',
  examples: ['<%= config.bin %> friend set-remark 10001 明哥', '<%= config.bin %> friend set-remark 10001 --clear'],
  args: {user: userArg(), remark: optionalTextArg('the remark, or use --clear')},
  flags: {clear: Flags.boolean({summary: 'remove the remark'})},
  params: ({args, flags}) => ({user_id: args.user, remark: textOrClear(args.remark, flags.clear, 'remark')}),
})
