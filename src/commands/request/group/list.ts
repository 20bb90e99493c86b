import * as Flags from '@oclif/core/flags'
import {defineAction} from '../../../lib/define/define-action.js'
import {groupFlag, positiveFlag} from '../../../lib/vocabulary/flags.js'
import {GROUP_REQUEST_COLUMNS, groupRequests} from '../../../lib/operations/requests.js'

export default defineAction({
  action: 'get_group_system_msg',
  summary: 'List requests to join groups, and invitations',
  description:
    'Answered ones too: checked tells, and actor is who did it. Of kind join, somebody wants to join a group of the bot; of kind invite, somebody invites the bot. invitor_uin is who asks, in both. request_id is what `request group approve` and `reject` take. What QQ filtered out is in `request group list-ignored-adds`.',
  examples: [
    '<%= config.bin %> request group list',
    '<%= config.bin %> request group list --pending --kind join --group 123456',
    '<%= config.bin %> request group list --count 200 --filter "message ~ GitHub" -o id',
  ],
  flags: {
    kind: Flags.option({options: ['join', 'invite'] as const, summary: 'only those of this kind'})(),
    pending: Flags.boolean({summary: 'only those that nobody has answered'}),
    group: groupFlag({summary: 'only those for this group'}),
    count: positiveFlag({summary: 'how many of the latest notices to look at, whatever they are about (50)'}),
  },
  params: ({flags}) => ({count: flags.count}),
  shape: (data, {flags}) => groupRequests(data, flags),
  columns: GROUP_REQUEST_COLUMNS,
})
