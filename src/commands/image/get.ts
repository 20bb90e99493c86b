import {handleArg} from '../../lib/vocabulary/args.js'
import {defineAction} from '../../lib/define/define-action.js'

export default defineAction({
  action: 'get_image',
  summary: 'Show the server path and the URL of a received image',
  description:
    "NapCat fetches the image from QQ first, which takes up to two minutes. `file` is a path on NapCat's machine; `url` is valid for about two hours. NapCat searches QQ's files for an unknown name and may return a different image, so compare file_name. To download it, use `qq image download`.",
  examples: ['<%= config.bin %> image get 2A3B4C5D6E7F.png', '<%= config.bin %> image get 2A3B4C5D6E7F.png --jq .url'],
  args: {file: handleArg('the `file` of an image segment (from `qq msg get`), or a file id')},
  params: ({args}) => ({file: args.file}),
  columns: ['file_name', 'file_size', 'url', 'file'],
})
