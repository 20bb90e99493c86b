import {defineAction} from '../../lib/define/define-action.js'

export default defineAction({
  action: 'bot_exit',
  summary: 'Stop NapCat',
  description:
    'The only answer is the end of the connection. If a start-up script runs NapCat in several processes, NapCat starts again at once, as with `system restart`. `server stop` ends what `server start` has started.',
  examples: ['<%= config.bin %> system exit --confirm exit'],
  params: () => ({}),
})
