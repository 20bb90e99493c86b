import * as Flags from '@oclif/core/flags'
import {diskFileArg} from '../../lib/vocabulary/args.js'
import {positiveFlag} from '../../lib/vocabulary/flags.js'
import {defineUpload} from '../../lib/features/files/define-upload.js'

export default defineUpload({
  action: 'add_custom_face',
  summary: 'Add a sticker of the bot’s own',
  description: 'NapCat finds out size and MD5 by itself, so the flags are for special cases. It takes no URL here.',
  examples: [
    '<%= config.bin %> face add ./cat.png',
    '<%= config.bin %> face add remote:/app/pictures/penguin.gif --name 企鹅.gif --origin',
  ],
  args: {image: diskFileArg('the picture')},
  flags: {
    name: Flags.string({summary: 'name of the file (that of the path)', helpValue: 'TEXT'}),
    id: Flags.string({summary: 'id of the sticker, for one of the shop', helpValue: 'ID'}),
    package: Flags.string({summary: 'package of the sticker, for one of the shop (0)', helpValue: 'ID'}),
    mark: Flags.boolean({summary: 'it is a sticker of the shop'}),
    origin: Flags.boolean({summary: 'keep the original picture'}),
    size: positiveFlag({summary: 'size in bytes (that of the file)'}),
    md5: Flags.string({summary: 'MD5 (that of the file)', helpValue: 'HEX'}),
  },
  params: async ({args, flags}, files) => {
    const image = await files.one(args.image, {media: 'image', path: true})
    return {
      file: image,
      file_name: flags.name ?? (image.way.kind === 'stream' ? image.name : undefined),
      emoji_id: flags.id,
      package_id: flags.package,
      is_mark_face: flags.mark ?? false,
      is_origin: flags.origin ?? false,
      file_size: flags.size,
      md5: flags.md5,
    }
  },
  columns: ['result', 'errMsg'],
})
