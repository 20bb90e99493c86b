import {mediaArg} from '../../lib/vocabulary/args.js'
import {defineUpload} from '../../lib/features/files/define-upload.js'

export default defineUpload({
  action: 'set_qq_avatar',
  summary: 'Set the avatar of the bot',
  examples: [
    '<%= config.bin %> account set-avatar ./cat.png',
    '<%= config.bin %> account set-avatar https://example.com/cat.png',
    '<%= config.bin %> account set-avatar remote:/srv/cat.png',
  ],
  args: {image: mediaArg('the image')},
  params: async ({args}, files) => ({file: await files.one(args.image, {media: 'image'})}),
})
