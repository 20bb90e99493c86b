import {say} from '../../lib/errors/saying.js'
import {textArg} from '../../lib/vocabulary/args.js'
import {defineAction} from '../../lib/define/define-action.js'

export default defineAction({
  action: 'check_url_safely',
  summary: 'Show how safe QQ takes a URL to be (a constant)',
  description: 'Level 1 is safe, 2 unknown, 3 dangerous; NapCat says 1 of every URL.',
  examples: ['<%= config.bin %> system check-url https://example.com/'],
  args: {url: textArg('the URL')},
  params: ({args}) => ({url: args.url}),
  note: say('NapCat does not check: it says level 1 (safe) of every URL'),
  columns: ['level'],
})
