import {albumArg, groupArg, handleArg} from '../../lib/vocabulary/args.js'
import {defineAction} from '../../lib/define/define-action.js'

export default defineAction({
  action: 'do_group_album_comment',
  summary: 'Comment on a picture of an album',
  description: 'The comment is plain text, without faces and mentions.',
  examples: ['<%= config.bin %> album comment 123456 V61mock0001 NDN0mock0001 "拍得真好"'],
  args: {
    group: groupArg(),
    album: albumArg(),
    lloc: handleArg('the picture, by its lloc from `qq album list-media`'),
    text: handleArg('the comment'),
  },
  params: ({args}) => ({
    group_id: args.group,
    album_id: args.album,
    lloc: args.lloc,
    content: args.text,
  }),
})
