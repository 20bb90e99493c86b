import {mediaArg} from '../../lib/command/args.js'
import {defineAction} from '../../lib/command/define-action.js'
import {mediaOf} from '../../lib/transfer/media.js'

export default defineAction({
  action: 'set_qq_avatar',
  summary: 'Change the picture of the bot',
  examples: [
    '<%= config.bin %> account set-avatar ./cat.png',
    '<%= config.bin %> account set-avatar https://example.com/cat.png',
    '<%= config.bin %> account set-avatar remote:/srv/cat.png',
  ],
  args: {image: mediaArg('the picture')},
  params: ({args}) => ({file: mediaOf(args.image)}),
})
