import {defineAction} from '../../lib/define/define-action.js'

export default defineAction({
  action: 'bot_exit',
  summary: 'End NapCat',
  description:
    'There is no answer but the end of the connection. Where a start-up script runs NapCat in several processes, it starts again at once: then it is the same as `system restart`.',
  examples: ['<%= config.bin %> system exit --confirm exit'],
  params: () => ({}),
})
