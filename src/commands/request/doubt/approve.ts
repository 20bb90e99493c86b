import {handle, handlesArg} from '../../../lib/vocabulary/args.js'
import {defineEach} from '../../../lib/define/define-each.js'

export default defineEach({
  action: 'set_doubt_friends_add_request',
  summary: 'Accept friend requests that QQ filtered out',
  description:
    'They can be accepted or left alone: NapCat accepts even when it is told to refuse, so there is no `reject` here. It answers ok without looking whether QQ did it; `friend list --fresh` shows.',
  examples: [
    '<%= config.bin %> request doubt approve u_abcdefghijklmnopqrstuv',
    '<%= config.bin %> request doubt list --filter "msg ~ 你好" -o id | <%= config.bin %> request doubt approve - --delay 2s',
  ],
  args: {flag: handlesArg('flags from `qq request doubt list`')},
  each: {arg: 'flag', key: 'flag', parse: handle},
  params: (_typed, flag) => ({flag, approve: true}),
})
