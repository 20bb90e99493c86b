import * as Flags from '@oclif/core/flags'
import {noFrame} from '../../lib/client/read-reply.js'
import {optionalTextArg} from '../../lib/vocabulary/args.js'
import {QQCommand} from '../../lib/run/base.js'
import {callFlags} from '../../lib/vocabulary/flags.js'
import {type Outcome} from '../../lib/run/outcome.js'
import {outcomeOf} from '../../lib/run/reply-outcome.js'
import {type Session} from '../../lib/run/session.js'
import {streamFlags} from '../../lib/features/files/file-flags.js'
import {withLink} from '../../lib/features/files/with-link.js'
import {expectedHashFlag, retentionFlag, serverNameFlag, streamIdFlag} from '../../lib/features/files/stream-flags.js'
import {uploadShown} from '../../lib/features/files/to-server.js'
import {QQError} from '../../lib/errors/errors.js'
import {say} from '../../lib/errors/saying.js'
import {isKeptFor, resetUpload, uploadStatus} from '../../lib/transfer/upload.js'
import {openSource, spoolSource, type UploadSource} from '../../lib/transfer/upload-source.js'

const ACTION = 'upload_file_stream'

export default class StreamUpload extends QQCommand {
  static action = ACTION
  static override summary = "Upload a file to the server's temporary folder"
  static override description = `Shows the path of the file on the server (-o id prints only the path), for other commands as remote:/path. The upload is checked by its SHA-256 and survives a lost connection. A stopped upload can be resumed with --resume for 10 minutes. Ctrl-C drops it at once, unless --resume was given. QQ does not accept empty files.`
  static override examples = [
    '<%= config.bin %> stream upload ./cat.png',
    'tar -cz . | <%= config.bin %> stream upload - --name backup.tgz --retention 1h',
    '<%= config.bin %> stream upload ./cat.png --resume --progress -o id',
    '<%= config.bin %> stream upload --stream-id job-7 --reset',
  ]

  static override args = {path: optionalTextArg('a local file; - for stdin', 'FILE')}
  static override flags = {
    'stream-id': streamIdFlag({summary: 'id of the upload on the server (default: a new id)'}),
    name: serverNameFlag({
      summary: 'name of the file on the server; equal names overwrite each other (default: a new name)',
    }),
    sha256: expectedHashFlag({
      summary: 'expected SHA-256; the server refuses other content (auto: computed from the file)',
    }),
    retention: retentionFlag({summary: 'how long the server keeps the file, up to 24d (default 5m; 0: no limit)'}),
    ...streamFlags,
    verify: Flags.boolean({
      summary: 'show how much of --stream-id the server has, instead of uploading',
      dependsOn: ['stream-id'],
      exclusive: ['reset', 'resume'],
    }),
    reset: Flags.boolean({
      summary: 'drop --stream-id on the server, instead of uploading',
      dependsOn: ['stream-id'],
      exclusive: ['resume'],
    }),
    ...callFlags,
  }

  async run(): Promise<Outcome> {
    const {args, flags} = await this.parse(StreamUpload)
    const id = flags['stream-id']
    if (id !== undefined && (flags.verify || flags.reset)) {
      if (args.path !== undefined) throw new QQError('USAGE', say('--verify and --reset cannot be used with a file'))
      return flags.verify ? this.#verify(id) : this.#reset(id)
    }
    if (args.path === undefined)
      throw new QQError('USAGE', say('the file is missing'), {hint: say('see `qq stream upload --help`')})
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
