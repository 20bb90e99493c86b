import {mediaArg} from '../../lib/vocabulary/args.js'
import {defineUpload} from '../../lib/features/files/define-upload.js'

export default defineUpload({
  action: 'set_qq_avatar',
  summary: 'Change the picture of the bot',
  examples: [
    '<%= config.bin %> account set-avatar ./cat.png',
    '<%= config.bin %> account set-avatar https://example.com/cat.png',
    '<%= config.bin %> account set-avatar remote:/srv/cat.png',
  ],
  args: {image: mediaArg('the picture')},
  params: async ({args}, files) => ({file: await files.one(args.image, {media: 'image'})}),
})
