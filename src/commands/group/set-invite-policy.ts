import {choiceArg, groupArg} from '../../lib/vocabulary/args.js'
import {defineAction} from '../../lib/define/define-action.js'

export default defineAction({
  action: 'set_group_member_invite_policy',
  summary: 'Set how members can invite others to a group',
  description:
    'disabled: members cannot invite others. require_approval: an admin must approve. no_approval: invited users join at once. no_approval_under_100: the same while the group has fewer than 100 members. The bot must be an admin. This needs NapCat 4.18.18 or newer.',
  examples: ['<%= config.bin %> group set-invite-policy 123456 require_approval'],
  args: {
    group: groupArg(),
    policy: choiceArg(['disabled', 'require_approval', 'no_approval', 'no_approval_under_100'], 'the policy'),
  },
  params: ({args}) => ({group_id: args.group, policy: args.policy}),
})
