import * as Flags from '@oclif/core/flags'
import {albumArg, groupArg, mediasArg} from '../../lib/vocabulary/args.js'
import {QQCommand} from '../../lib/run/base.js'
import {sendFlags, pacingFlags} from '../../lib/vocabulary/flags.js'
import {type Outcome} from '../../lib/run/outcome.js'
import {takeFiles} from '../../lib/features/files/file-params.js'
import {uploadFlags} from '../../lib/features/files/file-flags.js'
import {uploadEach} from '../../lib/features/files/upload-each.js'
import {albumName} from '../../lib/operations/albums.js'

export default class AlbumUpload extends QQCommand {
  static action = 'upload_image_to_qun_album'
  static override summary = 'Upload pictures to an album of a group'
  static override description =
    'NapCat does not return the ids of the uploaded pictures; `qq album list-media` shows them. NapCat also needs the name of the album, which is looked up.'
  static override examples = [
    '<%= config.bin %> album upload 123456 V61mock0001 ./cat.png',
    '<%= config.bin %> album upload 123456 V61mock0001 ./cat.png https://example.com/dog.jpg --album-name 团建照片',
  ]

  static override args = {group: groupArg(), album: albumArg(), path: mediasArg('the pictures')}
  static override flags = {
    'album-name': Flags.string({summary: 'name of the album (default: looked up)', helpValue: 'TEXT'}),
    ...uploadFlags,
    ...pacingFlags,
    ...sendFlags,
  }

  async run(): Promise<Outcome> {
    const {args, flags} = await this.parse(AlbumUpload)
    const {group, album} = args
    const sources = await takeFiles(this.session, args.path, {media: 'image'}, flags)
    const goal = {action: AlbumUpload.action, place: [group, album]}
    return uploadEach(this.session, goal, sources, flags, async link => {
      const about = {
        group_id: group,
        album_id: album,
        album_name: flags['album-name'] ?? (await albumName(link, group, album)),
      }
      return () => about
    })
  }
}
