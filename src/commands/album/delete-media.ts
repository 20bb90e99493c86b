import {albumArg, groupArg, handle, handlesArg} from '../../lib/vocabulary/args.js'
import {defineEach} from '../../lib/define/define-each.js'

export default defineEach({
  action: 'del_group_album_media',
  summary: 'Delete pictures and videos from an album',
  examples: [
    '<%= config.bin %> album delete-media 123456 V61mock0001 NDN0mock0001 --yes',
    '<%= config.bin %> album list-media 123456 V61mock0001 --all -o id | <%= config.bin %> album delete-media 123456 V61mock0001 - --yes',
  ],
  args: {
    group: groupArg(),
    album: albumArg(),
    lloc: handlesArg('llocs of the pictures and videos, from `qq album list-media`'),
  },
  each: {arg: 'lloc', key: 'lloc', parse: handle},
  params: ({args}, lloc) => ({group_id: args.group, album_id: args.album, lloc}),
  columns: ['lloc', 'ok', 'message'],
})
