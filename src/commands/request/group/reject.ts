import * as Flags from '@oclif/core/flags'
import {handle, handlesArg} from '../../../lib/vocabulary/args.js'
import {defineEach} from '../../../lib/define/define-each.js'
import {searchFlags, searchedNotices} from '../../../lib/vocabulary/request-flags.js'
import {isAnswered} from '../../../lib/operations/requests.js'

export default defineEach({
  action: 'set_group_add_request',
  undoes: true,
  summary: 'Reject group join requests and invitations',
  description:
    'Only an admin can handle join requests; the bot can always handle its invitations. NapCat answers ok without checking; --verify checks.',
  examples: [
    '<%= config.bin %> request group reject 1700000000000001 --reason "只收同学"',
    '<%= config.bin %> request group list --kind invite --pending -o id | <%= config.bin %> request group reject - --verify',
  ],
  args: {flag: handlesArg('request ids from `qq request group list`, or the `flag` of request.group events')},
  flags: {
    reason: Flags.string({helpValue: 'TEXT', summary: 'reason shown to the user who asked (default: no reason)'}),
    ...searchFlags,
  },
  each: {arg: 'flag', key: 'flag', parse: handle},
  verify: async (caller, {flags}, flag) => isAnswered(caller, flag, searchedNotices(flags)),
  params: ({flags}, flag) => ({flag, approve: false, reason: flags.reason, count: flags['search-count']}),
})
