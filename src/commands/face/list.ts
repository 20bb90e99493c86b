import {defineAction} from '../../lib/define/define-action.js'
import {positiveFlag} from '../../lib/vocabulary/flags.js'

export default defineAction({
  action: 'fetch_custom_face',
  summary: 'List the URLs of the custom stickers',
  description: '`face list-details` also shows their ids. It needs NapCat 4.18.5 or newer.',
  examples: ['<%= config.bin %> face list', '<%= config.bin %> face list --count 5 -o id'],
  flags: {count: positiveFlag({summary: 'maximum number of stickers (default 48)'})},
  params: ({flags}) => ({count: flags.count}),
  rows: '[]',
  columns: ['value'],
})
