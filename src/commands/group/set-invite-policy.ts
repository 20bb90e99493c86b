import {choiceArg, groupArg} from '../../lib/vocabulary/args.js'
import {defineAction} from '../../lib/define/define-action.js'

export default defineAction({
  action: 'set_group_member_invite_policy',
  summary: 'Set whether members can invite others to a group',
  description:
    'disabled: they cannot; require_approval: an admin has to agree; no_approval: whoever is invited can join at once; no_approval_under_100: the same while the group has less than 100 members. For admins; NapCat 4.18.18 or newer.',
  examples: ['<%= config.bin %> group set-invite-policy 123456 require_approval'],
  args: {
    group: groupArg(),
    policy: choiceArg(['disabled', 'require_approval', 'no_approval', 'no_approval_under_100'], 'the policy'),
  },
  params: ({args}) => ({group_id: args.group, policy: args.policy}),
})
