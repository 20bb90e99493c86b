import {groupArg} from '../../lib/vocabulary/args.js'
import {defineAction} from '../../lib/define/define-action.js'
import {unescapeHtml} from '../../lib/output/html.js'

export default defineAction({
  action: '_get_group_notice',
  summary: 'List the notices of a group (公告)',
  description:
    'The latest 20. QQ gives their texts escaped as HTML (&lt; for <): a table shows what was written, every other format QQ’s own text. Images have an id and no URL.',
  examples: ['<%= config.bin %> notice list 123456', '<%= config.bin %> notice list 123456 --jq ".[0].message.text"'],
  args: {group: groupArg()},
  params: ({args}) => ({group_id: args.group}),
  rows: '[]',
  columns: ['notice_id', 'sender_id', 'publish_time', 'message.text', 'read_num'],
  cells: {'message.text': unescapeHtml},
})
