import * as Flags from '@oclif/core/flags'
import {groupArg, optionalTextArg, userArg} from '../../lib/vocabulary/args.js'
import {textOrClear} from '../../lib/vocabulary/clearable.js'
import {defineAction} from '../../lib/define/define-action.js'
import {hasCard} from '../../lib/operations/verify.js'

export default defineAction({
  action: 'set_group_card',
  summary: 'Set the group card of a member (群名片)',
  description:
    'The bot can set its own card; an admin can also set the cards of others. This takes up to 12 s, because NapCat (since 4.18.10) checks that the card has changed.',
  examples: [
    '<%= config.bin %> group set-card 123456 10001 "前端-小明"',
    '<%= config.bin %> group set-card 123456 10001 --clear --verify',
  ],
  args: {group: groupArg(), user: userArg(), card: optionalTextArg('the group card (群名片), or use --clear')},
  flags: {clear: Flags.boolean({summary: 'remove the group card; the nickname is shown again'})},
  verify: async (caller, {args}) => hasCard(caller, args.group, args.user, args.card ?? ''),
  params: ({args, flags}) => ({
    group_id: args.group,
    user_id: args.user,
    card: textOrClear(args.card, flags.clear, 'card'),
  }),
})
