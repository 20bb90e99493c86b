import * as Flags from '@oclif/core/flags'
import {albumArg, batchArg, groupArg, handle} from '../../lib/vocabulary/args.js'
import {defineAction} from '../../lib/define/define-action.js'

export default defineAction({
  action: 'set_group_album_media_like',
  summary: 'Like an upload of an album, or one of its pictures',
  examples: [
    '<%= config.bin %> album like 123456 V61mock0001 1700000000',
    '<%= config.bin %> album like 123456 V61mock0001 1700000000 --lloc NDN0mock0001',
  ],
  args: {group: groupArg(), album: albumArg(), batch: batchArg()},
  flags: {lloc: Flags.string({summary: 'only this picture (default: the whole upload)', helpValue: 'ID'})},
  params: ({args, flags}) => ({
    group_id: args.group,
    album_id: args.album,
    batch_id: args.batch,
    lloc: flags.lloc === undefined ? undefined : handle(flags.lloc, '--lloc'),
  }),
})
