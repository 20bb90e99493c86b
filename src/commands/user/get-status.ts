import {userArg} from '../../lib/vocabulary/args.js'
import {defineAction} from '../../lib/define/define-action.js'

export default defineAction({
  action: 'nc_get_user_status',
  summary: 'Show the online status of a user',
  description:
    "As in `qq account set-status --help`, status 10 is online, 30 away, 40 invisible, 50 busy, 60 Q me, and 70 do not disturb. ext_status is the extended status shown beside online, or 0 for none. This needs NapCat's packet backend.",
  examples: ['<%= config.bin %> user get-status 10001', '<%= config.bin %> user get-status 10001 --jq .status'],
  args: {user: userArg()},
  params: ({args}) => ({user_id: args.user}),
  columns: ['status', 'ext_status'],
})
