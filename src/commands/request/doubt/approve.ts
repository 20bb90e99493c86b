import {handle, handlesArg} from '../../../lib/vocabulary/args.js'
import {defineEach} from '../../../lib/define/define-each.js'

export default defineEach({
  action: 'set_doubt_friends_add_request',
  summary: 'Approve friend requests that QQ filtered out',
  description:
    'These requests cannot be rejected: NapCat approves them even when it is told to reject them, so there is no `reject` here. NapCat answers ok without checking; `friend list --fresh` shows the result.',
  examples: [
    '<%= config.bin %> request doubt approve u_abcdefghijklmnopqrstuv',
    '<%= config.bin %> request doubt list --filter "msg ~ 你好" -o id | <%= config.bin %> request doubt approve - --delay 2s',
  ],
  args: {flag: handlesArg('request ids (the `flag` in `qq request doubt list`)')},
  each: {arg: 'flag', key: 'flag', parse: handle},
  params: (_typed, flag) => ({flag, approve: true}),
})
