import * as Flags from '@oclif/core/flags'
import {albumArg, groupArg, mediasArg} from '../../lib/command/args.js'
import {QQCommand} from '../../lib/command/base.js'
import {EachRun, type EachRequest} from '../../lib/command/each-run.js'
import {sendFlags, pacingFlags} from '../../lib/command/flags.js'
import {type Outcome} from '../../lib/command/outcome.js'
import {pace} from '../../lib/command/pacing.js'
import {albumName} from '../../lib/operations/albums.js'
import {mediaOf} from '../../lib/transfer/media.js'
import {sourceOf} from '../../lib/transfer/source.js'

export default class AlbumUpload extends QQCommand {
  static action = 'upload_image_to_qun_album'
  static override summary = 'Upload pictures to an album of a group'
  static override description =
    'NapCat does not tell the ids of what it uploaded: `qq album list-media` does. It wants the album’s name too, which is looked up.'
  static override examples = [
    '<%= config.bin %> album upload 123456 V61mock0001 ./cat.png',
    '<%= config.bin %> album upload 123456 V61mock0001 ./cat.png https://example.com/dog.jpg --album-name 团建照片',
  ]

  static override args = {group: groupArg(), album: albumArg(), path: mediasArg('the pictures')}
  static override flags = {
    'album-name': Flags.string({summary: 'name of the album (looked up)', helpValue: 'TEXT'}),
    ...pacingFlags,
    ...sendFlags,
  }

  async run(): Promise<Outcome> {
    const {args, flags} = await this.parse(AlbumUpload)
    const {group, album} = args
    const sources = args.path.map(sourceOf)
    const run = new EachRun('upload_image_to_qun_album', 'path', pace(flags))
    const rows = this.session.streamFrom(async function* (caller) {
      const name = flags['album-name'] ?? (await albumName(caller, group, album))
      const about = {group_id: group, album_id: album, album_name: name}
      const requests = sources.map(({label, text}): EachRequest => ({
        target: label,
        params: about,
        more: async () => Promise.resolve({file: mediaOf(text)}),
      }))
      yield* run.results(caller, requests)
    })
    return run.outcome(rows)
  }
}
