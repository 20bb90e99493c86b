import {defineAction} from '../../lib/define/define-action.js'
import {positiveFlag} from '../../lib/vocabulary/flags.js'

export default defineAction({
  action: 'fetch_custom_face_detail',
  summary: 'List the custom stickers with their ids',
  description: 'With -o id it prints the resIds. `face delete` takes them.',
  examples: [
    '<%= config.bin %> face list-details',
    '<%= config.bin %> face list-details --filter "desc ~ 企鹅" --fields emoId,resId,md5',
  ],
  flags: {count: positiveFlag({summary: 'maximum number of stickers (default 48)'})},
  params: ({flags}) => ({count: flags.count}),
  rows: '[]',
  columns: ['emoId|emoji_id', 'resId', 'md5', 'desc', 'url'],
  id: 'resId',
})
