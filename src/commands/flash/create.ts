import * as Flags from '@oclif/core/flags'
import {eachWordArg} from '../../lib/command/args.js'
import {defineAction} from '../../lib/command/define-action.js'
import {serverPath} from '../../lib/transfer/media.js'

export default defineAction({
  action: 'create_flash_task',
  summary: 'Make a flash transfer of files',
  description:
    'The files go into one fileset, which has a link and can be sent with `flash send`. NapCat reads them on its own machine.',
  examples: [
    '<%= config.bin %> flash create remote:/data/photos --name 周末照片',
    '<%= config.bin %> flash create remote:/data/a.zip remote:/data/b.txt -o id',
  ],
  args: {path: eachWordArg('files and folders on NapCat’s machine: remote:/path')},
  flags: {
    name: Flags.string({summary: 'title of the transfer', helpValue: 'TEXT'}),
    thumb: Flags.string({summary: 'preview picture on NapCat’s machine: remote:/path', helpValue: 'FILE'}),
  },
  params: ({args, flags}) => ({
    files: args.path.map(serverPath),
    name: flags.name,
    thumb_path: flags.thumb === undefined ? undefined : serverPath(flags.thumb),
  }),
  columns: [
    'createFlashTransferResult.fileSetId',
    'createFlashTransferResult.shareLink',
    'createFlashTransferResult.expireTime',
    'createFlashTransferResult.expireLeftTime',
  ],
})
