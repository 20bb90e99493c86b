import {say} from '../../../lib/errors/saying.js'
import {defineAction} from '../../../lib/define/define-action.js'
import {GROUP_REQUEST_COLUMNS, groupRequests} from '../../../lib/operations/requests.js'

export default defineAction({
  action: 'get_group_ignored_notifies',
  summary: 'List group requests (through get_group_ignored_notifies)',
  description:
    'Despite its name, the action returns the same requests as `request group list`, from the latest 50 group notifications. Requests that QQ filtered out are in `request group list-ignored-adds`.',
  examples: ['<%= config.bin %> request group list-ignored'],
  params: () => ({}),
  shape: data => groupRequests(data),
  columns: GROUP_REQUEST_COLUMNS,
  note: say('these requests are the same as in `qq request group list`: NapCat does not return ignored ones'),
})
