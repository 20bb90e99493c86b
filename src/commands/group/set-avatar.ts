import {groupArg, mediaArg} from '../../lib/vocabulary/args.js'
import {defineUpload} from '../../lib/features/files/define-upload.js'

export default defineUpload({
  action: 'set_group_portrait',
  summary: 'Set the picture of a group',
  description: 'For admins. NapCat’s failure does not tell whether the file is no image or the right is missing.',
  examples: [
    '<%= config.bin %> group set-avatar 123456 ./cat.png',
    '<%= config.bin %> group set-avatar 123456 https://example.com/cat.png',
  ],
  args: {group: groupArg(), image: mediaArg('the image')},
  params: async ({args}, files) => ({group_id: args.group, file: await files.one(args.image, {media: 'image'})}),
  columns: ['result', 'errMsg'],
})
