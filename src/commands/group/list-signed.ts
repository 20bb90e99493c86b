import {groupArg} from '../../lib/vocabulary/args.js'
import {defineAction} from '../../lib/define/define-action.js'
import {signedDayNote} from '../../lib/operations/signed-day.js'

export default defineAction({
  action: 'get_group_signed_list',
  summary: 'List who signed in to a group today (打卡)',
  description:
    'Shows the first 100 members, in order. NapCat counts days in UTC, so before 08:00 Beijing time it returns the list of yesterday.',
  examples: [
    '<%= config.bin %> group list-signed 123456',
    '<%= config.bin %> group list-signed 123456 --fields rank,nick',
  ],
  args: {group: groupArg()},
  params: ({args}) => ({group_id: args.group}),
  note: () => signedDayNote(new Date()),
  rows: '[]',
  columns: ['rank', 'user_id', 'nick', 'time'],
  id: 'user_id',
})
