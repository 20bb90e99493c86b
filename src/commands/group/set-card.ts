import * as Flags from '@oclif/core/flags'
import {groupArg, optionalTextArg, userArg} from '../../lib/vocabulary/args.js'
import {textOrClear} from '../../lib/vocabulary/clearable.js'
import {defineAction} from '../../lib/define/define-action.js'
import {hasCard} from '../../lib/operations/verify.js'

export default defineAction({
  action: 'set_group_card',
  summary: 'Set a member’s name within a group (群名片)',
  description:
    'For the bot itself, or as an admin for others. Takes up to 12 s: NapCat (since 4.18.10) looks whether the name has changed, and fails when it has not.',
  examples: [
    '<%= config.bin %> group set-card 123456 10001 "前端-小明"',
    '<%= config.bin %> group set-card 123456 10001 --clear --verify',
  ],
  args: {group: groupArg(), user: userArg(), card: optionalTextArg('the name, or --clear')},
  flags: {clear: Flags.boolean({summary: 'take it away: the nickname is shown again'})},
  verify: async (caller, {args}) => hasCard(caller, args.group, args.user, args.card ?? ''),
  params: ({args, flags}) => ({
    group_id: args.group,
    user_id: args.user,
    card: textOrClear(args.card, flags.clear, 'card'),
  }),
})
