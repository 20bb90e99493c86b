import * as Flags from '@oclif/core/flags'
import {lookUp} from '../../lib/client/request.js'
import {messageArg} from '../../lib/vocabulary/args.js'
import {type Each} from '../../lib/define/each-run.js'
import {QQCommand} from '../../lib/run/base.js'
import {callFlags, pacingFlags, positiveFlag, REPEATABLE} from '../../lib/vocabulary/flags.js'
import {type Outcome} from '../../lib/run/outcome.js'
import {Downloads, targetOf, type Wanted} from '../../lib/features/files/downloads.js'
import {downloadFlags} from '../../lib/features/files/download-flags.js'
import {withLink} from '../../lib/features/files/with-link.js'
import {QQError} from '../../lib/errors/errors.js'
import {say} from '../../lib/errors/saying.js'
import {ATTACHMENT_KINDS, attachmentsIn} from '../../lib/message/attachments.js'
import {kindOf} from '../../lib/message/segments/index.js'
import {segmentDataOf} from '../../lib/message/message-text.js'
import {ForwardOpener} from '../../lib/operations/forwards.js'
import {isJsonObject} from '../../lib/protocol/json.js'
import {type Link} from '../../lib/transfer/link.js'
import {distinctNames, downloadName} from '../../lib/transfer/local-name.js'

const {sha256: _ofOneFile, ...fileFlags} = downloadFlags

const LOOK_DEEPER = say('the message itself has no files; add --depth 1 to look into its forward')

export default class MsgDownload extends QQCommand {
  static override summary = 'Download the images and files of a message'
  static override description =
    "Each file is saved under its original name; equal names are numbered. `segment` is the position of its segment, from 0; in a forward, 2.0.1 is segment 1 of message 0 in segment 2. Voice messages are saved in QQ's format, usually SILK; `qq record download --format` converts them. NapCat finds files only while it remembers the message."
  static override examples = [
    '<%= config.bin %> msg download 1234567 --to .',
    '<%= config.bin %> msg download 7654321 --depth 3 --kind image --no-clobber -o id',
  ]

  static override args = {message: messageArg()}
  static override flags = {
    kind: Flags.option({
      ...REPEATABLE,
      options: ATTACHMENT_KINDS,
      summary: 'only segments of this kind',
    })(),
    depth: positiveFlag({summary: 'also download files inside forwards, up to N levels deep'}),
    ...fileFlags,
    to: Flags.string({summary: 'folder to write to; DIR/ is created (default: the current folder)', helpValue: 'DIR'}),
    ...pacingFlags,
    ...callFlags,
  }

  async run(): Promise<Outcome> {
    const {args, flags} = await this.parse(MsgDownload)
    const {session} = this
    if (flags.to === '-') {
      throw new QQError('USAGE', say('--to must be a folder here, because a message may have several files'), {
        hint: say('use `qq file download` or `qq image download` to write one file to stdout'),
      })
    }
    const folder = targetOf(flags, true)
    const downloads = new Downloads(session, 'download_file_stream', 'segment', folder, flags)
    const {depth = 0} = flags
    const downloadAll = async (link: Link, each: Each): Promise<void> => {
      const {data} = await link.call(lookUp('get_msg', {message_id: args.message}))
      const opener = new ForwardOpener(link)
      const [message] = await opener.open([data], depth, args.message)
      downloads.run.incomplete = opener.failure
      const found = isJsonObject(message) ? attachmentsIn(message, depth) : []
      const wanted = found.filter(({kind}) => flags.kind?.includes(kind) ?? true)
      if (wanted.length === 0)
        session.notes.add(depth === 0 && holdsForward(data) ? LOOK_DEEPER : say('there is nothing to download'))
      const names = distinctNames(wanted.map(({name, id}) => downloadName(name, id)))
      const files = wanted.map(({place, kind, id}, index): Wanted => ({
        target: place,
        action: kindOf(kind)?.files?.download,
        params: {file: id, chunk_size: flags['chunk-size']},
        known: {name: names[index] ?? ''},
      }))
      const kinds = new Map(wanted.map(({place, kind}) => [place, kind]))
      await each(link, files, ({segment, ...row}) => ({segment, kind: kinds.get(String(segment)), ...row}))
    }
    const work = async (each: Each): Promise<void> => withLink(session, async link => downloadAll(link, each))
    return downloads.run.outcome(work, ['path', 'segment', 'size:size', 'sha256'], 'path')
  }
}

function holdsForward(message: unknown): boolean {
  return isJsonObject(message) && segmentDataOf(message, 'forward').length > 0
}
