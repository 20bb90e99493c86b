import * as Flags from '@oclif/core/flags'
import {groupArg, userId, usersArg} from '../../lib/vocabulary/args.js'
import {defineEach} from '../../lib/define/define-each.js'
import {areNoMembers} from '../../lib/operations/verify.js'

export default defineEach({
  action: 'set_group_kick',
  summary: 'Remove members from a group',
  description:
    'NapCat answers ok without checking, even if the bot is not an admin or the member is the owner; --verify checks.',
  examples: [
    '<%= config.bin %> group kick 123456 10001 --yes',
    '<%= config.bin %> group kick 123456 10001 10002 --reject-requests --yes',
    '<%= config.bin %> group list-members 123456 --role member --inactive-since 365d -o id | <%= config.bin %> group kick 123456 - --yes --delay 1s..3s',
  ],
  args: {group: groupArg(), user: usersArg()},
  flags: {'reject-requests': Flags.boolean({summary: 'reject future join requests of these users'})},
  each: {arg: 'user', key: 'user_id', parse: userId},
  verify: async (caller, {args}, user) => areNoMembers(caller, args.group, [user]),
  params: ({args, flags}, user) => ({
    group_id: args.group,
    user_id: user,
    reject_add_request: flags['reject-requests'] ?? false,
  }),
})
