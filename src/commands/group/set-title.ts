import * as Flags from '@oclif/core/flags'
import {groupArg, optionalTextArg, userArg} from '../../lib/vocabulary/args.js'
import {textOrClear} from '../../lib/vocabulary/clearable.js'
import {defineAction} from '../../lib/define/define-action.js'

export default defineAction({
  action: 'set_group_special_title',
  summary: 'Set the special title of a member (专属头衔)',
  description:
    "Only the owner can do this. NapCat answers ok without waiting for QQ, even if the bot is not the owner. `group get-member` shows the title. This needs NapCat's packet backend.",
  examples: [
    '<%= config.bin %> group set-title 123456 10001 活跃分子',
    '<%= config.bin %> group set-title 123456 10001 --clear',
  ],
  args: {group: groupArg(), user: userArg(), title: optionalTextArg('the special title, or use --clear')},
  flags: {clear: Flags.boolean({summary: 'remove the special title'})},
  params: ({args, flags}) => ({
    group_id: args.group,
    user_id: args.user,
    special_title: textOrClear(args.title, flags.clear, 'title'),
  }),
})
