import {defineAction} from '../../lib/define/define-action.js'
import {countFlag, positiveFlag, userFlag} from '../../lib/vocabulary/flags.js'

export default defineAction({
  action: 'get_profile_like',
  summary: 'List who liked the profile of a user',
  description:
    'Totals, and the favourites beside the likes, are in the whole answer: `-o raw`. QQ answers “get info error” where it shows nothing.',
  examples: [
    '<%= config.bin %> account list-likes',
    '<%= config.bin %> account list-likes --user 10001 --start 10 --count 20',
  ],
  flags: {
    user: userFlag({summary: 'whose profile (the bot’s)'}),
    start: countFlag({summary: 'how many to pass over (0)'}),
    count: positiveFlag({summary: 'how many to ask for (10)'}),
  },
  params: ({flags}) => ({user_id: flags.user, start: flags.start, count: flags.count}),
  rows: 'voteInfo.userInfos[]',
  columns: ['uin|user_id', 'nick', 'count', 'latestTime'],
})
