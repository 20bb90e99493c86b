import {filledTextArg, groupArg} from '../../lib/vocabulary/args.js'
import {defineAction} from '../../lib/define/define-action.js'
import {banFlag} from '../../lib/vocabulary/flags.js'

const DEFAULT_MS = 30 * 60_000

export default defineAction({
  action: 'set_group_anonymous_ban',
  hidden: true,
  summary: 'Mute an anonymous sender (NapCat does not support it)',
  description:
    'QQ no longer has anonymous chat, and NapCat answers that it does not know the action (exit code 7). Use `group ban` for members.',
  examples: ['<%= config.bin %> group ban-anonymous 123456 anonymous-flag --for 10m'],
  args: {group: groupArg(), flag: filledTextArg('the flag of the sender, from an old message event')},
  flags: {for: banFlag({summary: 'duration, from 1s to 30d (default 30m)'})},
  params: ({args, flags}) => ({
    group_id: args.group,
    anonymous_flag: args.flag,
    duration: (flags.for ?? DEFAULT_MS) / 1000,
  }),
})
