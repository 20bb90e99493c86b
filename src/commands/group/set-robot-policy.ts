import {choiceArg, groupArg} from '../../lib/vocabulary/args.js'
import {defineAction} from '../../lib/define/define-action.js'

/** The numbers are from a comment in NapCat's source (action/extends/SetGroupRobotAddOption.ts). */
const POLICIES = {
  free: {robot_member_switch: 0, robot_member_examine: 0},
  review: {robot_member_switch: 0, robot_member_examine: 2},
  forbid: {robot_member_switch: 1, robot_member_examine: 2},
} as const

export default defineAction({
  action: 'set_group_robot_add_option',
  summary: 'Set whether bots can be added to a group',
  description:
    'free: no approval is needed. review: an admin must approve. forbid: no bots can be added. The bot must be an admin.',
  examples: ['<%= config.bin %> group set-robot-policy 123456 review'],
  args: {group: groupArg(), policy: choiceArg(['free', 'review', 'forbid'], 'the policy')},
  params: ({args}) => ({group_id: args.group, ...POLICIES[args.policy]}),
})
