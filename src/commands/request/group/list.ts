import * as Flags from '@oclif/core/flags'
import {defineAction} from '../../../lib/define/define-action.js'
import {groupFlag, positiveFlag} from '../../../lib/vocabulary/flags.js'
import {GROUP_REQUEST_COLUMNS, groupRequests} from '../../../lib/operations/requests.js'

export default defineAction({
  action: 'get_group_system_msg',
  summary: 'List group join requests and invitations',
  description:
    'Includes handled requests (`checked` is true; `actor` handled them). `kind` is join (someone asks to join a group the bot manages) or invite (someone invites the bot). invitor_uin is the user who asks. `request group approve` and `reject` take the request_id. Requests that QQ filtered out are in `request group list-ignored-adds`.',
  examples: [
    '<%= config.bin %> request group list',
    '<%= config.bin %> request group list --pending --kind join --group 123456',
    '<%= config.bin %> request group list --count 200 --filter "message ~ GitHub" -o id',
  ],
  flags: {
    kind: Flags.option({options: ['join', 'invite'] as const, summary: 'only requests of this kind'})(),
    pending: Flags.boolean({summary: 'only requests that nobody has handled'}),
    group: groupFlag({summary: 'only requests for this group'}),
    count: positiveFlag({
      summary: 'number of latest group notifications to search, including other kinds (default 50)',
    }),
  },
  params: ({flags}) => ({count: flags.count}),
  shape: (data, {flags}) => groupRequests(data, flags),
  columns: GROUP_REQUEST_COLUMNS,
})
