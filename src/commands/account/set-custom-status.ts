import * as Flags from '@oclif/core/flags'
import {faceArg} from '../../lib/vocabulary/args.js'
import {defineAction} from '../../lib/define/define-action.js'
import {positiveFlag} from '../../lib/vocabulary/flags.js'

export default defineAction({
  action: 'set_diy_online_status',
  summary: 'Show a face and a text of one’s own as status',
  examples: [
    '<%= config.bin %> account set-custom-status 微笑 --text 今天很开心',
    '<%= config.bin %> account set-custom-status 277',
  ],
  args: {face: faceArg()},
  flags: {
    text: Flags.string({summary: 'the text beside the face (none)', helpValue: 'TEXT'}),
    type: positiveFlag({summary: 'the number of the kind of face (1: those of QQ itself)'}),
  },
  params: ({args, flags}) => ({
    face_id: args.face,
    face_type: flags.type === undefined ? undefined : String(flags.type),
    wording: flags.text,
  }),
  shape: () => null,
})
