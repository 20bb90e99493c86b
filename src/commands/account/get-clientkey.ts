import {defineAction} from '../../lib/define/define-action.js'

export default defineAction({
  action: 'get_clientkey',
  summary: 'Show the client key of the login',
  description: 'This is a secret: whoever has it can act as the account.',
  examples: ['<%= config.bin %> account get-clientkey', '<%= config.bin %> account get-clientkey -o id'],
  params: () => ({}),
  columns: ['clientkey'],
})
