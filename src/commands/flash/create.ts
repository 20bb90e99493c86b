import * as Flags from '@oclif/core/flags'
import {say} from '../../lib/errors/saying.js'
import {DISK_FILE_FORMS, eachWordArg} from '../../lib/vocabulary/args.js'
import {defineUpload} from '../../lib/features/files/define-upload.js'

/** QQ continues to upload after the call. */
const KEEP_MS = 86_400_000

export default defineUpload({
  action: 'create_flash_task',
  summary: 'Create a flash transfer of files',
  description:
    'The files become one fileset, which has a link and can be sent with `flash send`. NapCat reads the files on its own machine, so local files are uploaded there first. Recipients see names such as NAME-1f2e3d4c.zip, because equal names would overwrite each other on the server.',
  examples: [
    '<%= config.bin %> flash create ./cat.png',
    '<%= config.bin %> flash create remote:/data/photos --name 周末照片',
    '<%= config.bin %> flash create remote:/data/a.zip remote:/data/b.txt -o id',
  ],
  args: {path: eachWordArg(`the files: ${DISK_FILE_FORMS}, which can be a folder`, 'FILE')},
  flags: {
    name: Flags.string({summary: 'title of the transfer', helpValue: 'TEXT'}),
    thumb: Flags.string({summary: `preview image: ${DISK_FILE_FORMS}`, helpValue: 'FILE'}),
  },
  params: async ({args, flags: {name, thumb}}, files) => ({
    files: await files.all(args.path, {
      path: true,
      folder: true,
      nameIsSeen: true,
      keepMs: KEEP_MS,
      nameHint: say('write it to a file first'),
    }),
    name,
    thumb_path: thumb === undefined ? undefined : await files.one(thumb, {path: true, media: 'image', keepMs: KEEP_MS}),
  }),
  columns: [
    'createFlashTransferResult.fileSetId',
    'createFlashTransferResult.shareLink',
    'createFlashTransferResult.expireTime',
    'createFlashTransferResult.expireLeftTime',
  ],
})
