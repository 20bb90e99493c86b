import {defineAction} from '../../lib/define/define-action.js'
import {positiveFlag} from '../../lib/vocabulary/flags.js'

export default defineAction({
  action: 'fetch_custom_face',
  summary: 'List the URLs of the bot’s stickers',
  description: '`face list-details` gives their ids too, where NapCat is 4.18.5 or newer.',
  examples: ['<%= config.bin %> face list', '<%= config.bin %> face list --count 5 -o id'],
  flags: {count: positiveFlag({summary: 'how many at the most (48)'})},
  params: ({flags}) => ({count: flags.count}),
  rows: '[]',
  columns: ['value'],
})
