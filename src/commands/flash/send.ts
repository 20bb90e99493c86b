import {filesetArg, targetArg} from '../../lib/vocabulary/args.js'
import {defineAction} from '../../lib/define/define-action.js'

export default defineAction({
  action: 'send_flash_msg',
  summary: 'Send a flash transfer to a group or a user',
  examples: ['<%= config.bin %> flash send group:123456 6d0c2f1e-0000-4000-8000-000000000001'],
  args: {target: targetArg(), fileset: filesetArg()},
  params: ({args}) => ({
    fileset_id: args.fileset,
    ...(args.target.kind === 'group' ? {group_id: args.target.id} : {user_id: args.target.id}),
  }),
  columns: ['errCode', 'errMsg'],
})
