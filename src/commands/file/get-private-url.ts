import {handleArg} from '../../lib/vocabulary/args.js'
import {defineAction} from '../../lib/define/define-action.js'

export default defineAction({
  action: 'get_private_file_url',
  summary: 'Show the URL of a file in a private chat',
  description: 'The URL is valid for a limited time. It ends with ?fname=, and a name can be added there.',
  examples: ['<%= config.bin %> file get-private-url /4f0c2f1e-0000-4000-8000-000000000001 -o id'],
  args: {file: handleArg('the file: the file_id of a received file segment (`qq msg get` shows it)')},
  params: ({args}) => ({file_id: args.file}),
  columns: ['url'],
})
