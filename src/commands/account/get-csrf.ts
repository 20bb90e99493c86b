import {defineAction} from '../../lib/define/define-action.js'

export default defineAction({
  action: 'get_csrf_token',
  summary: 'Show the CSRF token of the login',
  description: 'This is a secret, computed from the cookies.',
  examples: ['<%= config.bin %> account get-csrf', '<%= config.bin %> account get-csrf -o id'],
  params: () => ({}),
  columns: ['token'],
})
