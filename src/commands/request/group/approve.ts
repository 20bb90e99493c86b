import {handle, handlesArg} from '../../../lib/vocabulary/args.js'
import {defineEach} from '../../../lib/define/define-each.js'
import {searchFlags, searchedNotices} from '../../../lib/vocabulary/request-flags.js'
import {isAnswered} from '../../../lib/operations/requests.js'

export default defineEach({
  action: 'set_group_add_request',
  summary: 'Approve group join requests and invitations',
  description:
    'Only an admin can handle join requests; the bot can always handle its invitations. NapCat answers ok without checking; --verify checks.',
  examples: [
    '<%= config.bin %> request group approve 1700000000000001',
    '<%= config.bin %> request group approve 1700000000000001 1700000000000002 --verify',
    '<%= config.bin %> request group list --pending --group 123456 -o id | <%= config.bin %> request group approve - --delay 1s',
  ],
  args: {flag: handlesArg('request ids from `qq request group list`, or the `flag` of request.group events')},
  flags: searchFlags,
  each: {arg: 'flag', key: 'flag', parse: handle},
  verify: async (caller, {flags}, flag) => isAnswered(caller, flag, searchedNotices(flags)),
  params: ({flags}, flag) => ({flag, approve: true, count: flags['search-count']}),
})
