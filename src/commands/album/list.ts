import {groupArg} from '../../lib/vocabulary/args.js'
import {QQCommand} from '../../lib/run/base.js'
import {callFlags} from '../../lib/vocabulary/flags.js'
import {type Outcome} from '../../lib/run/outcome.js'
import {pagedOutcome, pageFlags} from '../../lib/features/messages/paged.js'
import {nextAlbums} from '../../lib/operations/pages.js'
import {albumPage} from '../../lib/operations/albums.js'

export default class AlbumList extends QQCommand {
  static action = 'get_qun_album_list'
  static override summary = 'List the albums of a group'
  static override examples = [
    '<%= config.bin %> album list 123456',
    '<%= config.bin %> album list 123456 --all --fields album_id,name',
  ]

  static override args = {group: groupArg()}
  static override flags = {...pageFlags, ...callFlags}

  async run(): Promise<Outcome> {
    const {args, flags} = await this.parse(AlbumList)
    return pagedOutcome(
      this.session,
      flags,
      async (caller, cursor) => albumPage(caller, args.group, cursor),
      nextAlbums,
      {rows: 'album_list[]', columns: ['album_id', 'name|album_name', 'create_time']},
    )
  }
}
