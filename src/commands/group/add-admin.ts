import {groupArg, userId, usersArg} from '../../lib/vocabulary/args.js'
import {defineEach} from '../../lib/define/define-each.js'
import {hasRole} from '../../lib/operations/verify.js'

export default defineEach({
  action: 'set_group_admin',
  summary: 'Add admins to a group',
  description:
    'Only the owner can do this. NapCat answers ok without checking, even if the bot is not the owner or the group has too many admins; --verify checks.',
  examples: [
    '<%= config.bin %> group add-admin 123456 10001',
    '<%= config.bin %> group add-admin 123456 10001 10002 --verify',
  ],
  args: {group: groupArg(), user: usersArg()},
  each: {arg: 'user', key: 'user_id', parse: userId},
  verify: async (caller, {args}, user) => hasRole(caller, args.group, user, 'admin'),
  params: ({args}, user) => ({group_id: args.group, user_id: user, enable: true}),
})
