import {filesetArg} from '../../lib/vocabulary/args.js'
import {defineAction} from '../../lib/define/define-action.js'

export default defineAction({
  action: 'get_share_link',
  summary: 'Show the link of a flash transfer',
  examples: ['<%= config.bin %> flash get-link 6d0c2f1e-0000-4000-8000-000000000001 -o id'],
  args: {fileset: filesetArg()},
  params: ({args}) => ({fileset_id: args.fileset}),
  columns: ['shareLink', 'expireTimestamp'],
})
