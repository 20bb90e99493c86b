import {request} from '../../lib/client/request.js'
import {albumArg, groupArg} from '../../lib/vocabulary/args.js'
import {QQCommand} from '../../lib/run/base.js'
import {callFlags} from '../../lib/vocabulary/flags.js'
import {type Outcome} from '../../lib/run/outcome.js'
import {pagedOutcome, pageFlags} from '../../lib/features/messages/paged.js'
import {nextMedia} from '../../lib/operations/pages.js'

export default class AlbumListMedia extends QQCommand {
  static action = 'get_group_album_media_list'
  static override summary = 'List the pictures and videos of an album'
  static override description =
    'Each entry has its own id (`lloc`) and the id of its upload (`batch_id`). The other album commands take these ids.'
  static override examples = [
    '<%= config.bin %> album list-media 123456 V61mock0001',
    '<%= config.bin %> album list-media 123456 V61mock0001 --all -o id',
  ]

  static override args = {group: groupArg(), album: albumArg()}
  static override flags = {...pageFlags, ...callFlags}

  async run(): Promise<Outcome> {
    const {args, flags} = await this.parse(AlbumListMedia)
    const about = {group_id: args.group, album_id: args.album}
    return pagedOutcome(
      this.session,
      flags,
      async (caller, cursor) => caller.call(request('get_group_album_media_list', {...about, attach_info: cursor})),
      nextMedia,
      {
        rows: 'media_list[]',
        columns: [
          'lloc|image.lloc|video.lloc|video.id|media_id',
          'batch_id',
          'type',
          'upload_time',
          'url|image.photo_url.0.url.url|video.url',
        ],
      },
    )
  }
}
