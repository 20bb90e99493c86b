import * as Flags from '@oclif/core/flags'
import {groupArg} from '../../lib/vocabulary/args.js'
import {defineAction} from '../../lib/define/define-action.js'
import {QQError} from '../../lib/errors/errors.js'
import {say} from '../../lib/errors/saying.js'
import {hasLeft} from '../../lib/operations/verify.js'

export default defineAction({
  action: 'set_group_leave',
  summary: 'Leave a group',
  description:
    'The group number must be typed, or given with --confirm GROUP. NapCat answers ok without checking; --verify checks. NapCat cannot dissolve a group.',
  examples: [
    '<%= config.bin %> group leave 123456 --confirm 123456',
    '<%= config.bin %> group leave 123456 --confirm 123456 --verify',
  ],
  args: {group: groupArg()},
  flags: {dismiss: Flags.boolean({summary: 'dissolve the group (always refused: NapCat would only leave it)'})},
  verify: async (caller, {args}) => hasLeft(caller, args.group),
  params({args, flags}) {
    if (flags.dismiss) {
      throw new QQError('UNSUPPORTED', say('NapCat ignores --dismiss: the bot would only leave the group'), {
        action: 'set_group_leave',
        hint: say('dissolve it in a QQ client of the owner; without --dismiss the bot leaves'),
      })
    }
    return {group_id: args.group, is_dismiss: false}
  },
})
