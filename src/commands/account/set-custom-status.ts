import * as Flags from '@oclif/core/flags'
import {faceArg} from '../../lib/vocabulary/args.js'
import {defineAction} from '../../lib/define/define-action.js'
import {positiveFlag} from '../../lib/vocabulary/flags.js'

export default defineAction({
  action: 'set_diy_online_status',
  summary: 'Set a custom online status with a face and a text',
  examples: [
    '<%= config.bin %> account set-custom-status 微笑 --text 今天很开心',
    '<%= config.bin %> account set-custom-status 277',
  ],
  args: {face: faceArg()},
  flags: {
    text: Flags.string({summary: 'the text beside the face (default: no text)', helpValue: 'TEXT'}),
    type: positiveFlag({summary: 'number of the face type (default 1: QQ faces)'}),
  },
  params: ({args, flags}) => ({
    face_id: args.face,
    face_type: flags.type === undefined ? undefined : String(flags.type),
    wording: flags.text,
  }),
  shape: () => null,
})
