import * as Flags from '@oclif/core/flags'
import {handle, handlesArg} from '../../../lib/vocabulary/args.js'
import {defineEach} from '../../../lib/define/define-each.js'
import {REPEATABLE, userFlag, verifyFlags} from '../../../lib/vocabulary/flags.js'
import {pairOf} from '../../../lib/features/calls/pairs.js'
import {isFriend} from '../../../lib/operations/requests.js'

export default defineEach({
  action: 'set_friend_add_request',
  summary: 'Approve friend requests',
  description:
    'NapCat has no list of friend requests. The request id is a time, the `flag` of its event (`qq listen --event request.friend -o jsonl`). Requests that QQ filtered out are in `qq request doubt list`. NapCat answers ok without checking. --verify checks the friend list; it needs --user, because a request id does not name a user.',
  examples: [
    '<%= config.bin %> request friend approve 1780000000',
    '<%= config.bin %> request friend approve 1780000000 --remark "新同学 (上海)"',
    '<%= config.bin %> request friend approve 1780000000 --verify --user 40005',
  ],
  args: {flag: handlesArg('request ids (the `flag` of request.friend events), such as 1780000000')},
  flags: {
    ...verifyFlags,
    remark: Flags.string({helpValue: 'TEXT', summary: 'remark of the new friend'}),
    user: userFlag({
      ...REPEATABLE,
      summary: 'with --verify: the user who sent the request; one per request id, in the same order',
      dependsOn: ['verify'],
    }),
  },
  each: {arg: 'flag', key: 'flag', parse: handle},
  verify: async (caller, {args, flags}, flag) => isFriend(caller, pairOf(flag, args.flag, flags.user, '--user')),
  params: ({args, flags}, flag) => {
    if (flags.verify) pairOf(flag, args.flag, flags.user, '--user')
    return {flag, approve: true, remark: flags.remark}
  },
})
