import {groupArg, handle, handlesArg} from '../../lib/vocabulary/args.js'
import {defineEach} from '../../lib/define/define-each.js'

export default defineEach({
  action: '_del_group_notice',
  summary: 'Delete notices of a group',
  description:
    'The bot must be an admin. NapCat answers ok without checking that the notice exists; use `notice list` to check.',
  examples: [
    '<%= config.bin %> notice delete 123456 b8c3f4d2-0000-4000-8000-000000000001 --yes',
    '<%= config.bin %> notice list 123456 --filter "message.text ~ 分享会" -o id | <%= config.bin %> notice delete 123456 - --yes',
  ],
  args: {group: groupArg(), notice: handlesArg('notice_ids from `qq notice list`')},
  each: {arg: 'notice', key: 'notice_id', parse: handle},
  params: ({args}, notice) => ({group_id: args.group, notice_id: notice}),
})
