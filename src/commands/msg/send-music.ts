import * as Flags from '@oclif/core/flags'
import {request} from '../../lib/client/request.js'
import {targetArg} from '../../lib/vocabulary/args.js'
import {QQCommand} from '../../lib/run/base.js'
import {chatParams} from '../../lib/vocabulary/chat-params.js'
import {sendFlags} from '../../lib/vocabulary/flags.js'
import {type Outcome} from '../../lib/run/outcome.js'
import {outcomeOf} from '../../lib/run/reply-outcome.js'
import {musicSegment} from '../../lib/features/messages/music-card.js'
import {MUSIC_PLATFORMS} from '../../lib/message/segments/music.js'

export default class MsgSendMusic extends QQCommand {
  static override summary = 'Send a music card'
  static override description =
    'The card shows a song of a platform (--platform, --id), or custom content (--link, --image and further flags). NapCat uses an external service to sign the card. If that fails, nothing is sent, and the error says that the message cannot be parsed (消息体无法解析).'
  static override examples = [
    '<%= config.bin %> msg send-music group:123456 --platform 163 --id 1901371647',
    '<%= config.bin %> msg send-music user:10001 --link https://example.com/song --audio https://example.com/song.mp3 --title 晴天 --content 周杰伦 --image https://example.com/cover.jpg',
  ]

  static override args = {target: targetArg()}
  static override flags = {
    platform: Flags.option({
      options: MUSIC_PLATFORMS,
      summary: 'platform of the song, or the style of a custom card',
    })(),
    id: Flags.string({summary: 'id of the song on the platform: the number in its link', helpValue: 'ID'}),
    link: Flags.string({summary: 'URL that the card opens', helpValue: 'URL', exclusive: ['id']}),
    audio: Flags.string({summary: 'URL of the audio that the card plays', helpValue: 'URL', dependsOn: ['link']}),
    title: Flags.string({summary: 'first line of the card', helpValue: 'TEXT', dependsOn: ['link']}),
    content: Flags.string({summary: 'second line of the card', helpValue: 'TEXT', dependsOn: ['link']}),
    image: Flags.string({summary: 'URL of the image on the card', helpValue: 'URL', dependsOn: ['link']}),
    ...sendFlags,
  }

  async run(): Promise<Outcome> {
    const {args, flags} = await this.parse(MsgSendMusic)
    const params = {...chatParams(args.target), message: [musicSegment(flags)]}
    const reply = await this.session.connector.withCaller(async caller => caller.call(request('send_msg', params)))
    return outcomeOf(reply, params, {columns: ['message_id']})
  }
}
