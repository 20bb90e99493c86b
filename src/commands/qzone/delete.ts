import {handle, handlesArg} from '../../lib/vocabulary/args.js'
import {defineEach} from '../../lib/define/define-each.js'

export default defineEach({
  action: 'delete_qzone_msg',
  summary: "Delete posts of the bot's QQ space",
  description:
    'NapCat cannot list posts, so use the tids that `qzone send` printed. This needs NapCat 4.18.18 or newer.',
  examples: ['<%= config.bin %> qzone delete $(<%= config.bin %> qzone send 测试一下 -o id) --yes'],
  args: {tid: handlesArg('tids, from `qq qzone send`')},
  each: {arg: 'tid', key: 'tid', parse: handle},
  params: (_typed, tid) => ({tid}),
})
