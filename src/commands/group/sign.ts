import {groupArg} from '../../lib/vocabulary/args.js'
import {defineAction} from '../../lib/define/define-action.js'

export default defineAction({
  action: 'set_group_sign',
  summary: 'Sign in to a group for today (打卡)',
  description:
    "NapCat answers ok without waiting for QQ; `group list-signed` shows who signed in. This needs NapCat's packet backend.",
  examples: ['<%= config.bin %> group sign 123456'],
  args: {group: groupArg()},
  params: ({args}) => ({group_id: args.group}),
})
