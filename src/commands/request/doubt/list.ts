import {defineAction} from '../../../lib/define/define-action.js'
import {positiveFlag} from '../../../lib/vocabulary/flags.js'

export default defineAction({
  action: 'get_doubt_friends_add_request',
  summary: 'List friend requests that QQ filtered out',
  description: 'reason is why QQ did, msg what the other side wrote. The flag is what `request doubt approve` takes.',
  examples: ['<%= config.bin %> request doubt list', '<%= config.bin %> request doubt list --count 10 -o id'],
  flags: {count: positiveFlag({summary: 'how many at most (50)'})},
  params: ({flags}) => ({count: flags.count}),
  rows: '[]',
  columns: ['flag', 'uin|user_id', 'nick|nickname', 'reason', 'msg', 'source', 'time'],
})
