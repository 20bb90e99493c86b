import {handle, handlesArg} from '../../../lib/vocabulary/args.js'
import {defineEach} from '../../../lib/define/define-each.js'

export default defineEach({
  action: 'set_friend_add_request',
  undoes: true,
  summary: 'Reject friend requests',
  description:
    'NapCat has no list of friend requests. The request id is a time, the `flag` of its event (`qq listen --event request.friend -o jsonl`). NapCat answers ok without checking.',
  examples: [
    '<%= config.bin %> request friend reject 1780000000',
    'echo 1780000000 | <%= config.bin %> request friend reject -',
  ],
  args: {flag: handlesArg('request ids (the `flag` of request.friend events), such as 1780000000')},
  each: {arg: 'flag', key: 'flag', parse: handle},
  params: (_typed, flag) => ({flag, approve: false}),
})
