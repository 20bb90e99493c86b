import * as Flags from '@oclif/core/flags'
import {handle, handlesArg} from '../../../lib/vocabulary/args.js'
import {defineEach} from '../../../lib/define/define-each.js'
import {searchFlags, searchedNotices} from '../../../lib/vocabulary/request-flags.js'
import {isAnswered} from '../../../lib/operations/requests.js'

export default defineEach({
  action: 'set_group_add_request',
  undoes: true,
  summary: 'Refuse requests to join groups, and invitations',
  description:
    'Requests to join a group take an admin of it; invitations of the bot do not. NapCat answers ok without looking whether QQ did it; --verify looks.',
  examples: [
    '<%= config.bin %> request group reject 1700000000000001 --reason "只收同学"',
    '<%= config.bin %> request group list --kind invite --pending -o id | <%= config.bin %> request group reject - --verify',
  ],
  args: {flag: handlesArg('request_ids from `qq request group list`, or the flags of request.group events')},
  flags: {reason: Flags.string({helpValue: 'TEXT', summary: 'what the other side is told (nothing)'}), ...searchFlags},
  each: {arg: 'flag', key: 'flag', parse: handle},
  verify: async (caller, {flags}, flag) => isAnswered(caller, flag, searchedNotices(flags)),
  params: ({flags}, flag) => ({flag, approve: false, reason: flags.reason, count: flags['search-count']}),
})
