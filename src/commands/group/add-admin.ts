import {groupArg, userId, usersArg} from '../../lib/vocabulary/args.js'
import {defineEach} from '../../lib/define/define-each.js'
import {hasRole} from '../../lib/operations/verify.js'

export default defineEach({
  action: 'set_group_admin',
  summary: 'Make members of a group admins',
  description:
    'Only the owner can do it, and NapCat answers ok without looking whether QQ did: also where the bot is not the owner, or has as many admins as QQ allows. --verify looks.',
  examples: [
    '<%= config.bin %> group add-admin 123456 10001',
    '<%= config.bin %> group add-admin 123456 10001 10002 --verify',
  ],
  args: {group: groupArg(), user: usersArg()},
  each: {arg: 'user', key: 'user_id', parse: userId},
  verify: async (caller, {args}, user) => hasRole(caller, args.group, user, 'admin'),
  params: ({args}, user) => ({group_id: args.group, user_id: user, enable: true}),
})
