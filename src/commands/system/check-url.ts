import {say} from '../../lib/errors/saying.js'
import {textArg} from '../../lib/vocabulary/args.js'
import {defineAction} from '../../lib/define/define-action.js'

export default defineAction({
  action: 'check_url_safely',
  summary: "Show QQ's safety level of a URL (NapCat always answers 1)",
  description: 'Level 1 is safe, 2 is unknown, and 3 is dangerous. NapCat answers 1 for every URL.',
  examples: ['<%= config.bin %> system check-url https://example.com/'],
  args: {url: textArg('the URL')},
  params: ({args}) => ({url: args.url}),
  note: say('NapCat checks nothing: it returns level 1 (safe) for every URL'),
  columns: ['level'],
})
