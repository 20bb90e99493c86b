import {groupArg, mediaArg} from '../../lib/vocabulary/args.js'
import {defineUpload} from '../../lib/features/files/define-upload.js'

export default defineUpload({
  action: 'set_group_portrait',
  summary: 'Set the avatar of a group',
  description:
    'The bot must be an admin. NapCat reports the same failure for a file that is not an image and for a missing permission.',
  examples: [
    '<%= config.bin %> group set-avatar 123456 ./cat.png',
    '<%= config.bin %> group set-avatar 123456 https://example.com/cat.png',
  ],
  args: {group: groupArg(), image: mediaArg('the image')},
  params: async ({args}, files) => ({group_id: args.group, file: await files.one(args.image, {media: 'image'})}),
  columns: ['result', 'errMsg'],
})
