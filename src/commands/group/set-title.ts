import * as Flags from '@oclif/core/flags'
import {groupArg, optionalTextArg, userArg} from '../../lib/vocabulary/args.js'
import {textOrClear} from '../../lib/vocabulary/clearable.js'
import {defineAction} from '../../lib/define/define-action.js'

export default defineAction({
  action: 'set_group_special_title',
  summary: 'Give a member of a group a special title (专属头衔)',
  description:
    'Only the owner can do it, and NapCat answers ok without waiting for QQ: also where the bot is not the owner. `group get-member` shows the title. Needs NapCat’s packet backend.',
  examples: [
    '<%= config.bin %> group set-title 123456 10001 活跃分子',
    '<%= config.bin %> group set-title 123456 10001 --clear',
  ],
  args: {group: groupArg(), user: userArg(), title: optionalTextArg('the title, or --clear')},
  flags: {clear: Flags.boolean({summary: 'take it away'})},
  params: ({args, flags}) => ({
    group_id: args.group,
    user_id: args.user,
    special_title: textOrClear(args.title, flags.clear, 'title'),
  }),
})
