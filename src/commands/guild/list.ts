import {say} from '../../lib/errors/saying.js'
import {defineAction} from '../../lib/define/define-action.js'

export default defineAction({
  action: 'get_guild_list',
  summary: 'List the guilds (频道) that the bot is in',
  examples: ['<%= config.bin %> guild list'],
  params: () => ({}),
  note: say('NapCat does not support guilds: the list is always empty'),
  rows: '[]',
  columns: ['guild_id', 'guild_name'],
})
