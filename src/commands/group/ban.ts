import {groupArg, userId, usersArg} from '../../lib/vocabulary/args.js'
import {defineEach} from '../../lib/define/define-each.js'
import {banFlag} from '../../lib/vocabulary/flags.js'
import {isMuted} from '../../lib/operations/verify.js'

const DEFAULT_MS = 30 * 60_000

export default defineEach({
  action: 'set_group_ban',
  summary: 'Mute members of a group',
  examples: [
    '<%= config.bin %> group ban 123456 10001 --for 10m',
    '<%= config.bin %> group ban 123456 10001 10002 --for 1d',
  ],
  args: {group: groupArg(), user: usersArg()},
  flags: {for: banFlag({summary: 'duration, from 1s to 30d (default 30m)'})},
  each: {arg: 'user', key: 'user_id', parse: userId},
  verify: async (caller, {args}, user) => isMuted(caller, args.group, user),
  params: ({args, flags}, user) => ({group_id: args.group, user_id: user, duration: (flags.for ?? DEFAULT_MS) / 1000}),
})
