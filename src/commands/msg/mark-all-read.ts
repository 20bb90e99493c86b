import {defineAction} from '../../lib/define/define-action.js'

export default defineAction({
  action: '_mark_all_as_read',
  summary: 'Mark all chats as read',
  examples: ['<%= config.bin %> msg mark-all-read'],
  params: () => ({}),
})
