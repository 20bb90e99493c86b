import {say} from '../../lib/errors/saying.js'
import {defineAction} from '../../lib/define/define-action.js'

export default defineAction({
  action: 'get_guild_service_profile',
  summary: "Show the bot's profile in guilds (频道)",
  examples: ['<%= config.bin %> guild get-profile'],
  params: () => ({}),
  note: say('NapCat knows no guilds: it answers ok, and nothing else'),
  columns: ['nickname', 'tiny_id'],
})
