import {handleArg} from '../../lib/command/args.js'
import {defineAction} from '../../lib/command/define-action.js'

export default defineAction({
  action: 'get_file',
  summary: 'Show where a received file lies on the server',
  description:
    'NapCat fetches it from QQ first, which takes up to two minutes. `file` is a path on NapCat’s own machine (elsewhere written remote:/path); `url` is often empty. An id that NapCat does not know it takes for a NAME, and may find another file: compare file_name. To have the file here: `qq file download`.',
  examples: ['<%= config.bin %> file get /4f0c2f1e-0000-4000-8000-000000000001', '<%= config.bin %> file get 照片.zip'],
  args: {file: handleArg('the id or name of a file: of a file segment, or a file_id of `qq file list`')},
  params: ({args}) => ({file: args.file}),
  columns: ['file_name', 'file_size', 'url', 'file'],
})
