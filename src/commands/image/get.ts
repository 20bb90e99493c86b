import {handleArg} from '../../lib/vocabulary/args.js'
import {defineAction} from '../../lib/define/define-action.js'

export default defineAction({
  action: 'get_image',
  summary: 'Show where a received image lies, and its URL',
  description:
    'NapCat fetches it from QQ first, which takes up to two minutes. `file` is a path on NapCat’s own machine; `url` is good for about two hours. A name that NapCat does not know it looks for among QQ’s files, and may find another image: compare file_name. To have it here: `qq image download`.',
  examples: ['<%= config.bin %> image get 2A3B4C5D6E7F.png', '<%= config.bin %> image get 2A3B4C5D6E7F.png --jq .url'],
  args: {file: handleArg('the file of an image segment (`qq msg get` shows it), or a file id')},
  params: ({args}) => ({file: args.file}),
  columns: ['file_name', 'file_size', 'url', 'file'],
})
