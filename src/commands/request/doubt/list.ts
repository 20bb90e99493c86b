import {defineAction} from '../../../lib/define/define-action.js'
import {positiveFlag} from '../../../lib/vocabulary/flags.js'

export default defineAction({
  action: 'get_doubt_friends_add_request',
  summary: 'List friend requests that QQ filtered out',
  description:
    '`reason` is why QQ filtered the request, and `msg` is its text. `request doubt approve` takes the flag as request id.',
  examples: ['<%= config.bin %> request doubt list', '<%= config.bin %> request doubt list --count 10 -o id'],
  flags: {count: positiveFlag({summary: 'maximum number of requests (default 50)'})},
  params: ({flags}) => ({count: flags.count}),
  rows: '[]',
  columns: ['flag', 'uin|user_id', 'nick|nickname', 'reason', 'msg', 'source', 'time'],
})
