import {groupArg, userId, usersArg} from '../../lib/vocabulary/args.js'
import {defineEach} from '../../lib/define/define-each.js'
import {hasRole} from '../../lib/operations/verify.js'

export default defineEach({
  action: 'set_group_admin',
  undoes: true,
  summary: 'Remove admins of a group',
  description:
    'Only the owner can do this; the admins become plain members. NapCat answers ok without checking, even if the bot is not the owner; --verify checks.',
  examples: [
    '<%= config.bin %> group remove-admin 123456 10001',
    '<%= config.bin %> group remove-admin 123456 10001 10002 --verify',
  ],
  args: {group: groupArg(), user: usersArg()},
  each: {arg: 'user', key: 'user_id', parse: userId},
  verify: async (caller, {args}, user) => hasRole(caller, args.group, user, 'member'),
  params: ({args}, user) => ({group_id: args.group, user_id: user, enable: false}),
})
