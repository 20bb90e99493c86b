import {defineAction} from '../../lib/define/define-action.js'
import {countFlag, positiveFlag, userFlag} from '../../lib/vocabulary/flags.js'

export default defineAction({
  action: 'get_profile_like',
  summary: 'List who liked the profile of a user',
  description:
    'The totals, and the favorites beside the likes, are in the full answer (`-o raw`). QQ answers “get info error” if it shows nothing.',
  examples: [
    '<%= config.bin %> account list-likes',
    '<%= config.bin %> account list-likes --user 10001 --start 10 --count 20',
  ],
  flags: {
    user: userFlag({summary: 'user whose profile it is (default: the bot)'}),
    start: countFlag({summary: 'number of entries to skip (default 0)'}),
    count: positiveFlag({summary: 'number of entries to request (default 10)'}),
  },
  params: ({flags}) => ({user_id: flags.user, start: flags.start, count: flags.count}),
  rows: 'voteInfo.userInfos[]',
  columns: ['uin|user_id', 'nick', 'count', 'latestTime'],
})
