import {defineAction} from '../../../lib/define/define-action.js'
import {GROUP_REQUEST_COLUMNS} from '../../../lib/operations/requests.js'

export default defineAction({
  action: 'get_group_ignore_add_request',
  summary: 'List group join requests that QQ filtered out',
  description:
    'Shows the latest 10 requests, including handled ones (`checked` is true). invitor_uin is the user who asks. `request group approve` and `reject` take the request_id.',
  examples: [
    '<%= config.bin %> request group list-ignored-adds',
    '<%= config.bin %> request group list-ignored-adds --filter "checked == false" -o id',
  ],
  params: () => ({}),
  rows: '[]',
  columns: GROUP_REQUEST_COLUMNS.filter(column => column !== 'kind'),
})
