import {say} from '../../../lib/errors/saying.js'
import {defineAction} from '../../../lib/define/define-action.js'
import {GROUP_REQUEST_COLUMNS, groupRequests} from '../../../lib/operations/requests.js'

export default defineAction({
  action: 'get_group_ignored_notifies',
  summary: 'List group requests by NapCat’s other action',
  description:
    'Despite the action’s name these are not the ignored ones: NapCat gives the same as `request group list`, from the latest 50 notices. What QQ filtered out is in `request group list-ignored-adds`.',
  examples: ['<%= config.bin %> request group list-ignored'],
  params: () => ({}),
  shape: data => groupRequests(data),
  columns: GROUP_REQUEST_COLUMNS,
  note: say('these are the same as in `qq request group list`: NapCat does not read the ignored ones here'),
})
