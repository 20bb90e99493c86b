import {domainArg} from '../../lib/vocabulary/args.js'
import {defineAction} from '../../lib/define/define-action.js'

export default defineAction({
  action: 'get_cookies',
  summary: 'Show the cookies for a site of QQ',
  description:
    'These are secrets: whoever has them can act as the account. bkn is the CSRF token of the cookies (g_tk).',
  examples: [
    '<%= config.bin %> account get-cookies qun.qq.com',
    '<%= config.bin %> account get-cookies qun.qq.com -o id',
  ],
  args: {domain: domainArg()},
  params: ({args}) => ({domain: args.domain}),
  columns: ['cookies', 'bkn'],
})
