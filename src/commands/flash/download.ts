import {say} from '../../lib/errors/saying.js'
import {filesetArg} from '../../lib/vocabulary/args.js'
import {defineAction} from '../../lib/define/define-action.js'

export default defineAction({
  action: 'download_fileset',
  summary: "Download a flash transfer to NapCat's machine",
  description:
    'NapCat saves the files on its own machine, in a folder of QQ. To download a file to this machine, use the URL from `flash get-url`.',
  examples: ['<%= config.bin %> flash download 6d0c2f1e-0000-4000-8000-000000000001'],
  args: {fileset: filesetArg()},
  params: ({args}) => ({fileset_id: args.fileset}),
  columns: ['result', 'errMsg'],
  note: say("the download has only started, on NapCat's machine"),
})
