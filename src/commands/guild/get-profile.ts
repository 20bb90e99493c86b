import {say} from '../../lib/errors/saying.js'
import {defineAction} from '../../lib/define/define-action.js'

export default defineAction({
  action: 'get_guild_service_profile',
  summary: "Show the bot's profile in guilds (频道)",
  examples: ['<%= config.bin %> guild get-profile'],
  params: () => ({}),
  note: say('NapCat does not support guilds: it answers ok without data'),
  columns: ['nickname', 'tiny_id'],
})
