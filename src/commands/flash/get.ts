import {filesetArg} from '../../lib/vocabulary/args.js'
import {defineAction} from '../../lib/define/define-action.js'

export default defineAction({
  action: 'get_fileset_info',
  summary: 'Show a flash transfer',
  examples: ['<%= config.bin %> flash get 6d0c2f1e-0000-4000-8000-000000000001'],
  args: {fileset: filesetArg()},
  params: ({args}) => ({fileset_id: args.fileset}),
  columns: [
    'fileSet.fileSetId',
    'fileSet.name',
    'fileSet.totalFileCount',
    'fileSet.totalFileSize',
    'fileSet.shareInfo.shareLink',
  ],
})
