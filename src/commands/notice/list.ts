import {groupArg} from '../../lib/vocabulary/args.js'
import {defineAction} from '../../lib/define/define-action.js'
import {unescapeHtml} from '../../lib/output/html.js'

export default defineAction({
  action: '_get_group_notice',
  summary: 'List the notices of a group (公告)',
  description:
    'Shows the latest 20 notices. QQ returns their texts escaped as HTML (&lt; for <). A table shows the original text; other formats show the text as QQ returns it. Images have an id but no URL.',
  examples: ['<%= config.bin %> notice list 123456', '<%= config.bin %> notice list 123456 --jq ".[0].message.text"'],
  args: {group: groupArg()},
  params: ({args}) => ({group_id: args.group}),
  rows: '[]',
  columns: ['notice_id', 'sender_id', 'publish_time', 'message.text', 'read_num'],
  cells: {'message.text': unescapeHtml},
})
