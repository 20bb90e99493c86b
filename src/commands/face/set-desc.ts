import * as Flags from '@oclif/core/flags'
import {filledTextArg, textArg} from '../../lib/vocabulary/args.js'
import {defineAction} from '../../lib/define/define-action.js'

export default defineAction({
  action: 'set_custom_face_desc',
  summary: 'Set the description of a custom sticker',
  description:
    'The sticker is named by its emoId, resId and md5. All three are required; `qq face list-details` shows them.',
  examples: [
    '<%= config.bin %> face set-desc 2 开心 --res 10000_0_0_0_9E107D9D372BB6826BD81D3542A419D6_0_0 --md5 9E107D9D372BB6826BD81D3542A419D6',
  ],
  args: {emoji: filledTextArg('the emoId of the sticker'), desc: textArg('the description')},
  flags: {
    res: Flags.string({summary: 'the resId of the sticker', helpValue: 'ID', required: true}),
    md5: Flags.string({summary: 'the md5 of the sticker', helpValue: 'HEX', required: true}),
  },
  params: ({args, flags}) => ({emoji_id: args.emoji, res_id: flags.res, md5: flags.md5, desc: args.desc}),
})
