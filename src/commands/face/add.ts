import * as Flags from '@oclif/core/flags'
import {diskFileArg} from '../../lib/vocabulary/args.js'
import {positiveFlag} from '../../lib/vocabulary/flags.js'
import {defineUpload} from '../../lib/features/files/define-upload.js'

export default defineUpload({
  action: 'add_custom_face',
  summary: 'Add a custom sticker',
  description: 'NapCat computes the size and the MD5 itself. A URL cannot be used here.',
  examples: [
    '<%= config.bin %> face add ./cat.png',
    '<%= config.bin %> face add remote:/app/pictures/penguin.gif --name 企鹅.gif --origin',
  ],
  args: {image: diskFileArg('the image')},
  flags: {
    name: Flags.string({summary: 'name of the file (default: the name in the path)', helpValue: 'TEXT'}),
    id: Flags.string({summary: 'id of the sticker, for a store sticker', helpValue: 'ID'}),
    package: Flags.string({summary: 'package of the sticker, for a store sticker (default 0)', helpValue: 'ID'}),
    mark: Flags.boolean({summary: 'add it as a store sticker'}),
    origin: Flags.boolean({summary: 'keep the original image'}),
    size: positiveFlag({summary: 'size in bytes (default: the size of the file)'}),
    md5: Flags.string({summary: 'MD5 in hex (default: the MD5 of the file)', helpValue: 'HEX'}),
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
