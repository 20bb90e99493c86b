import {domainArg} from '../../lib/vocabulary/args.js'
import {defineAction} from '../../lib/define/define-action.js'

export default defineAction({
  action: 'get_credentials',
  summary: 'Show cookies and CSRF token for a site of QQ',
  description: 'These are secrets: whoever has them can act as the account.',
  examples: ['<%= config.bin %> account get-credentials qun.qq.com --jq .token'],
  args: {domain: domainArg()},
  params: ({args}) => ({domain: args.domain}),
  columns: ['cookies', 'token'],
})
