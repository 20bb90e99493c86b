import {defineAction} from '../../../lib/define/define-action.js'
import {GROUP_REQUEST_COLUMNS} from '../../../lib/operations/requests.js'

export default defineAction({
  action: 'get_group_ignore_add_request',
  summary: 'List requests to join groups that QQ filtered out',
  description:
    'The latest 10, answered ones too (checked). invitor_uin is who asks. request_id is what `request group approve` and `reject` take.',
  examples: [
    '<%= config.bin %> request group list-ignored-adds',
    '<%= config.bin %> request group list-ignored-adds --filter "checked == false" -o id',
  ],
  params: () => ({}),
  rows: '[]',
  columns: GROUP_REQUEST_COLUMNS.filter(column => column !== 'kind'),
})
