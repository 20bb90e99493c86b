import {groupArg, userArg} from '../../lib/vocabulary/args.js'
import {defineAction} from '../../lib/define/define-action.js'

export default defineAction({
  action: 'group_poke',
  summary: 'Poke a member of a group',
  description: "NapCat answers ok without checking whether the poke arrived. This needs NapCat's packet backend.",
  examples: ['<%= config.bin %> group poke 123456 10001'],
  args: {group: groupArg(), user: userArg()},
  params: ({args}) => ({group_id: args.group, user_id: args.user}),
})
