import * as Flags from '@oclif/core/flags'
import {characterArg, groupArg, phraseArg} from '../../lib/vocabulary/args.js'
import {QQCommand} from '../../lib/run/base.js'
import {callFlags} from '../../lib/vocabulary/flags.js'
import {request} from '../../lib/client/request.js'
import {type Reply} from '../../lib/client/read-reply.js'
import {type Outcome} from '../../lib/run/outcome.js'
import {outcomeOf} from '../../lib/run/reply-outcome.js'
import {readSomeWords} from '../../lib/input/read-words.js'

export default class AiGetRecord extends QQCommand {
  static action = 'get_ai_record'
  static override summary = 'Convert text to speech and show the URL of the voice'
  static override description =
    "Nothing is sent to the group. QQ takes up to two and a half minutes. With --to, the voice file is downloaded. This needs NapCat's packet backend."
  static override examples = [
    '<%= config.bin %> ai get-record 123456 lucy-voice-laibixiaoxin "晚上好"',
    '<%= config.bin %> ai get-record 123456 lucy-voice-houge 我是猴哥 -o id',
  ]

  static override args = {group: groupArg(), character: characterArg(), text: phraseArg('the text to speak')}
  static override flags = {
    to: Flags.string({summary: 'download the voice file to this file or folder, - for stdout', helpValue: 'PATH'}),
    force: Flags.boolean({summary: 'overwrite an existing file', exclusive: ['no-clobber'], dependsOn: ['to']}),
    'no-clobber': Flags.boolean({summary: 'keep an existing file and count it as done', dependsOn: ['to']}),
    ...callFlags,
  }

  async run(): Promise<Outcome> {
    const {args, flags} = await this.parse(AiGetRecord)
    const {to} = flags
    const params = {
      group_id: args.group,
      character: args.character,
      text: await readSomeWords(this.session.stdin, args.text, 'text'),
    }
    const ask = async (): Promise<Reply> =>
      this.session.connector.withCaller(async caller => caller.call(request('get_ai_record', params)))
    if (to === undefined || this.session.settings.isDryRun) return outcomeOf(await ask(), params, {})
    const {saveUrl} = await import('../../lib/features/files/web.js')
    let url: unknown
    const saved = await saveUrl(this.session, {...flags, to}, 'record.silk', async () =>
      String((url = (await ask()).data)),
    )
    if (!saved) return {}
    const {path, size, sha256, kept} = saved
    const value = kept ? {path, kept} : {path, url, size, sha256}
    return {content: {kind: 'value', value}, view: {columns: ['path', 'size:size', 'sha256'], id: 'path'}}
  }
}
