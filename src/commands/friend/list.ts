import * as Flags from '@oclif/core/flags'
import {defineAction} from '../../lib/define/define-action.js'

export default defineAction({
  action: 'get_friend_list',
  summary: 'List the friends',
  description: 'NapCat fetches the profile of each friend, so a long list can take up to half a minute.',
  examples: ['<%= config.bin %> friend list', '<%= config.bin %> friend list --filter "remark ~ 同事" -o id'],
  flags: {fresh: Flags.boolean({summary: "query QQ instead of using NapCat's cache"})},
  params: ({flags}) => ({no_cache: flags.fresh ? true : undefined}),
  rows: '[]',
  columns: ['user_id', 'nickname', 'remark'],
})
