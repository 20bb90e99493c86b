import {groupArg, mediaArg} from '../../lib/command/args.js'
import {defineAction} from '../../lib/command/define-action.js'
import {mediaOf} from '../../lib/transfer/media.js'

export default defineAction({
  action: 'set_group_portrait',
  summary: 'Set the picture of a group',
  description: 'For admins. NapCat’s failure does not tell whether the file is no image or the right is missing.',
  examples: [
    '<%= config.bin %> group set-avatar 123456 ./cat.png',
    '<%= config.bin %> group set-avatar 123456 https://example.com/cat.png',
  ],
  args: {group: groupArg(), image: mediaArg('the image')},
  params: ({args}) => ({group_id: args.group, file: mediaOf(args.image)}),
  columns: ['result', 'errMsg'],
})
