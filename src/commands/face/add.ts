import * as Flags from '@oclif/core/flags'
import {textArg} from '../../lib/command/args.js'
import {defineAction} from '../../lib/command/define-action.js'
import {positiveFlag} from '../../lib/command/flags.js'
import {serverPath} from '../../lib/transfer/media.js'

export default defineAction({
  action: 'add_custom_face',
  summary: 'Add a sticker of the bot’s own',
  description:
    'NapCat reads the picture on its own machine and takes neither URLs nor base64. It finds out name, size and MD5 by itself, so the flags are for special cases.',
  examples: [
    '<%= config.bin %> face add remote:/app/pictures/penguin.png',
    '<%= config.bin %> face add remote:/app/pictures/penguin.gif --name 企鹅.gif --origin',
  ],
  args: {image: textArg('the picture on NapCat’s machine: remote:/path')},
  flags: {
    name: Flags.string({summary: 'name of the file (that of the path)', helpValue: 'TEXT'}),
    id: Flags.string({summary: 'id of the sticker, for one of the shop', helpValue: 'ID'}),
    package: Flags.string({summary: 'package of the sticker, for one of the shop (0)', helpValue: 'ID'}),
    mark: Flags.boolean({summary: 'it is a sticker of the shop'}),
    origin: Flags.boolean({summary: 'keep the original picture'}),
    size: positiveFlag({summary: 'size in bytes (that of the file)'}),
    md5: Flags.string({summary: 'MD5 (that of the file)', helpValue: 'HEX'}),
  },
  params: ({args, flags}) => ({
    file: serverPath(args.image),
    file_name: flags.name,
    emoji_id: flags.id,
    package_id: flags.package,
    is_mark_face: flags.mark ?? false,
    is_origin: flags.origin ?? false,
    file_size: flags.size,
    md5: flags.md5,
  }),
  columns: ['result', 'errMsg'],
})
