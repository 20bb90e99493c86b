import {handle, handlesArg} from '../../lib/vocabulary/args.js'
import {defineEach} from '../../lib/define/define-each.js'

export default defineEach({
  action: 'delete_custom_face',
  summary: 'Delete custom stickers',
  examples: [
    '<%= config.bin %> face delete 10000_0_0_0_D8EAA70984B402EE10B0F33DB88F4173_0_0 --yes',
    '<%= config.bin %> face list-details --filter "desc ~ 收到" -o id | <%= config.bin %> face delete - --yes',
  ],
  args: {res: handlesArg('resIds, from `qq face list-details`')},
  each: {arg: 'res', key: 'res_id', parse: handle},
  params: (_typed, res) => ({res_id: [res]}),
})
