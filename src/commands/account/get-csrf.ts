import {defineAction} from '../../lib/define/define-action.js'

export default defineAction({
  action: 'get_csrf_token',
  summary: 'Show the CSRF token of the login',
  description: 'A secret of the login, made from its cookies.',
  examples: ['<%= config.bin %> account get-csrf', '<%= config.bin %> account get-csrf -o id'],
  params: () => ({}),
  columns: ['token'],
})
