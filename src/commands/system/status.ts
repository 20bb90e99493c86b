import {defineAction} from '../../lib/command/define-action.js'

export default defineAction({
  action: 'get_status',
  summary: 'Show whether the bot is online',
  examples: ['<%= config.bin %> system status', '<%= config.bin %> system status --jq .online'],
  params: () => ({}),
  columns: ['online', 'good'],
})
