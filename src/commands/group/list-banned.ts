import {say} from '../../lib/errors/saying.js'
import {groupArg} from '../../lib/vocabulary/args.js'
import {defineAction} from '../../lib/define/define-action.js'

export default defineAction({
  action: 'get_group_shut_list',
  summary: 'List the muted members of a group',
  description:
    'shutUpTime is when the mute ends. An empty list does not prove that nobody is muted: NapCat also returns it if QQ does not answer within one second. `group get-member` is reliable for a single member.',
  examples: [
    '<%= config.bin %> group list-banned 123456',
    '<%= config.bin %> group list-banned 123456 -o id | <%= config.bin %> group unban 123456 -',
  ],
  args: {group: groupArg()},
  params: ({args}) => ({group_id: args.group}),
  note: data =>
    Array.isArray(data) && data.length === 0
      ? say('the empty list may be wrong: NapCat also returns it when QQ does not answer in time')
      : undefined,
  rows: '[]',
  columns: ['uin|user_id', 'nick|nickname', 'cardName', 'shutUpTime|shut_up_time'],
})
