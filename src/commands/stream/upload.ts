import * as Flags from '@oclif/core/flags'
import {noFrame} from '../../lib/client/reply.js'
import {optionalTextArg} from '../../lib/vocabulary/args.js'
import {QQCommand} from '../../lib/run/base.js'
import {callFlags} from '../../lib/vocabulary/flags.js'
import {type Outcome} from '../../lib/run/outcome.js'
import {outcomeOf} from '../../lib/run/reply-outcome.js'
import {type Session} from '../../lib/run/session.js'
import {streamFlags} from '../../lib/features/files/flags.js'
import {withLink} from '../../lib/features/files/link.js'
import {expectedHashFlag, retentionFlag, serverNameFlag, streamIdFlag} from '../../lib/features/files/stream-flags.js'
import {uploadShown} from '../../lib/features/files/to-server.js'
import {QQError} from '../../lib/errors/errors.js'
import {say} from '../../lib/errors/saying.js'
import {isKeptFor, resetUpload, uploadStatus} from '../../lib/transfer/upload.js'
import {openSource, spoolSource, type UploadSource} from '../../lib/transfer/upload-source.js'

const ACTION = 'upload_file_stream'

export default class StreamUpload extends QQCommand {
  static action = ACTION
  static override summary = 'Upload a file to the server’s temporary folder'
  static override description = `Gives the path that the file has on the server, checked by its SHA-256 (-o id prints it alone): other commands take it as remote:/path. An upload that loses its connection goes on by itself. One that broke off can go on with --resume for 10 minutes, then the server forgets it; Ctrl-C makes the server drop it at once, unless --resume was given. QQ takes no empty files.`
  static override examples = [
    '<%= config.bin %> stream upload ./cat.png',
    'tar -cz . | <%= config.bin %> stream upload - --name backup.tgz --retention 1h',
    '<%= config.bin %> stream upload ./cat.png --resume --progress -o id',
    '<%= config.bin %> stream upload --stream-id job-7 --reset',
  ]

  static override args = {path: optionalTextArg('the file of this machine; - for stdin', 'FILE')}
  static override flags = {
    'stream-id': streamIdFlag({summary: 'own id of the upload on the server (a new one)'}),
    name: serverNameFlag({
      summary: 'name of the file on the server, where equal names overwrite each other (a new one)',
    }),
    sha256: expectedHashFlag({summary: 'refuse a file of another SHA-256 (auto: it is computed)'}),
    retention: retentionFlag({summary: 'how long the server keeps the file, up to 24d (5m; 0: for ever)'}),
    ...streamFlags,
    verify: Flags.boolean({
      summary: 'tell how much the server has of --stream-id, instead of an upload',
      dependsOn: ['stream-id'],
      exclusive: ['reset', 'resume'],
    }),
    reset: Flags.boolean({
      summary: 'drop --stream-id on the server, instead of an upload',
      dependsOn: ['stream-id'],
      exclusive: ['resume'],
    }),
    ...callFlags,
  }

  async run(): Promise<Outcome> {
    const {args, flags} = await this.parse(StreamUpload)
    const id = flags['stream-id']
    if (id !== undefined && (flags.verify || flags.reset)) {
      if (args.path !== undefined) throw new QQError('USAGE', say('--verify and --reset go without a file'))
      return flags.verify ? this.#verify(id) : this.#reset(id)
    }
    if (args.path === undefined)
      throw new QQError('USAGE', say('which file?'), {hint: say('`qq stream upload --help`')})
    const source = await openedSource(args.path, this.session)
    try {
      const {sha256: wanted} = flags
      if (wanted !== undefined && wanted !== source.sha256) {
        const facts = {name: source.name, found: source.sha256, wanted}
        throw new QQError('VALIDATION', say('{name} has SHA-256 {found}, not {wanted}', facts))
      }
      const {name, retention: retentionMs = 300_000} = flags
      const value = await withLink(this.session, async link =>
        uploadShown(this.session, link, source, flags, {
          streamId: id,
          fileName: name,
          retentionMs,
          fits: noted => isKeptFor(noted, retentionMs) && (name === undefined || noted.fileName === name),
        }),
      )
      return {
        content: {kind: 'value', value},
        view: {columns: ['stream_id', 'file_path', 'file_size:size', 'sha256'], id: 'file_path'},
      }
    } finally {
      await source.close()
    }
  }

  async #verify(id: string): Promise<Outcome> {
    const value = await this.session.connector.withCaller(async caller => uploadStatus(caller, id))
    return {
      content: {kind: 'value', value},
      view: {columns: ['stream_id', 'received_chunks', 'total_chunks'], id: 'stream_id'},
    }
  }

  async #reset(id: string): Promise<Outcome> {
    await this.session.connector.withCaller(async caller => resetUpload(caller, id))
    return outcomeOf(noFrame(ACTION), {stream_id: id}, {})
  }
}

async function openedSource(file: string, {stdin, signal}: Session): Promise<UploadSource> {
  if (file !== '-') return openSource(file, signal)
  return spoolSource(stdin.claim(say('the file')), 'stdin', signal)
}
