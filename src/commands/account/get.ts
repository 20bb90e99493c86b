import {defineAction} from '../../lib/define/define-action.js'

export default defineAction({
  action: 'get_login_info',
  summary: 'Show the account that the bot is logged in to',
  examples: ['<%= config.bin %> account get', '<%= config.bin %> account get -o id'],
  params: () => ({}),
  columns: ['user_id', 'nickname'],
})
