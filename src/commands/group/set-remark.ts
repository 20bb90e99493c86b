import * as Flags from '@oclif/core/flags'
import {groupArg, optionalTextArg} from '../../lib/vocabulary/args.js'
import {textOrClear} from '../../lib/vocabulary/clearable.js'
import {defineAction} from '../../lib/define/define-action.js'

export default defineAction({
  action: 'set_group_remark',
  summary: 'Set the remark of a group (备注)',
  description: 'Only the bot can see the remark. `group get` shows it as group_remark.',
  examples: [
    '<%= config.bin %> group set-remark 123456 机器人试验田',
    '<%= config.bin %> group set-remark 123456 --clear',
  ],
  args: {group: groupArg(), remark: optionalTextArg('the remark, or use --clear')},
  flags: {clear: Flags.boolean({summary: 'remove the remark'})},
  params: ({args, flags}) => ({group_id: args.group, remark: textOrClear(args.remark, flags.clear, 'remark')}),
})
