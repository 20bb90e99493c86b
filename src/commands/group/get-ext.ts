import {groupArg} from '../../lib/vocabulary/args.js'
import {defineAction} from '../../lib/define/define-action.js'
import {QQError} from '../../lib/errors/errors.js'
import {say} from '../../lib/errors/saying.js'

export default defineAction({
  action: 'get_group_info_ex',
  summary: 'Show the extended information of a group',
  description: "Shows the data of QQ's own client unchanged. NapCat documents none of its fields.",
  examples: ['<%= config.bin %> group get-ext 123456', '<%= config.bin %> group get-ext 123456 --jq .extInfo'],
  args: {group: groupArg()},
  params: ({args}) => ({group_id: args.group}),
  shape(data, {args}) {
    if (data !== null) return data
    const hint = say('check with `qq group list` that the bot is in it')
    const what = say('NapCat answered ok, but returned no data of group {group}', {group: args.group})
    throw new QQError('ACTION_FAILED', what, {action: 'get_group_info_ex', retcode: 0, hint})
  },
  columns: ['groupCode', 'extInfo'],
})
