import * as Flags from '@oclif/core/flags'
import {request} from '../../lib/client/request.js'
import {optionalTextArg} from '../../lib/vocabulary/args.js'
import {QQCommand} from '../../lib/run/base.js'
import {sendFlags, REPEATABLE} from '../../lib/vocabulary/flags.js'
import {type Outcome} from '../../lib/run/outcome.js'
import {outcomeOf} from '../../lib/run/reply-outcome.js'
import {takeFile} from '../../lib/features/files/file-params.js'
import {type Session} from '../../lib/run/session.js'
import {QQError} from '../../lib/errors/errors.js'
import {malformed} from '../../lib/errors/refusals.js'
import {atPlace, say} from '../../lib/errors/saying.js'
import {nameWithoutFolder} from '../../lib/operations/group-files.js'
import {inlineValue} from '../../lib/transfer/source.js'

export default class FileFetchRemote extends QQCommand {
  static action = 'download_file'
  static override summary = "Fetch a file into NapCat's temporary folder"
  static override description =
    "NapCat fetches a URL, or takes the content from --base64 (at most 37 MiB; for larger files use `qq stream upload`). The result is a path on NapCat's machine; write it as remote:/path in other commands. Without --name the file is named by its MD5."
  static override examples = [
    '<%= config.bin %> file fetch-remote https://example.com/report.pdf --name report.pdf',
    '<%= config.bin %> file fetch-remote https://example.com/private.zip --header "Cookie: id=7" --header "Referer: https://example.com/"',
    '<%= config.bin %> file fetch-remote --base64 @cat.png --name cat.png --jq .file',
  ]

  static override args = {url: optionalTextArg('http(s) URL to fetch')}
  static override flags = {
    base64: Flags.string({summary: 'content of the file: @FILE, @- for stdin, or base64 text', helpValue: '@FILE'}),
    name: Flags.string({
      summary: 'name in the temporary folder (default: the MD5); an existing file is overwritten',
      helpValue: 'TEXT',
    }),
    header: Flags.string({...REPEATABLE, summary: 'HTTP header to send with the request', helpValue: '"NAME: VALUE"'}),
    ...sendFlags,
  }

  async run(): Promise<Outcome> {
    const {args, flags} = await this.parse(FileFetchRemote)
    const {url} = args
    if ((url === undefined) === (flags.base64 === undefined))
      throw new QQError('USAGE', say('give either a URL or --base64'))
    if (url === undefined && flags.header) throw new QQError('USAGE', say('--header requires a URL'))
    if (url !== undefined && !(/^https?:\/\//.test(url) && URL.canParse(url))) {
      throw new QQError('VALIDATION', atPlace('url', {kind: 'transfer.isNoWebUrl', url}))
    }
    const params = {
      url,
      base64: flags.base64 === undefined ? undefined : await base64Of(this.session, flags.base64),
      name: flags.name === undefined ? undefined : nameWithoutFolder(flags.name, '--name'),
      headers: flags.header?.map(headerOf),
    }
    const reply = await this.session.connector.withCaller(async caller => caller.call(request('download_file', params)))
    return outcomeOf(reply, {}, {columns: ['file']})
  }
}

/** NapCat needs the content without its scheme (file/DownloadFile.ts). */
async function base64Of(session: Session, text: string): Promise<string> {
  if (/^[\w+/=-]+$/.test(text)) return text
  if (text.startsWith('@')) {
    const source = await takeFile(session, text.slice(1), {inlineHint: say('use `qq stream upload` for any size')}, {})
    const {way} = source
    if (way.kind === 'inline') return (await inlineValue(source, way.content)).slice('base64://'.length)
  }
  throw new QQError('VALIDATION', say('--base64: the value must be @FILE or base64'))
}

/** NapCat splits at the first `=`. */
function headerOf(text: string): string {
  const [, name, value] = /^([^\s:=]+):\s*(.*)$/.exec(text) ?? []
  if (name === undefined) throw malformed('VALIDATION', 'header', text, '--header')
  return `${name}=${value ?? ''}`
}
