import {request} from '../../client/request.js'
import {pageAt} from '../../client/what-answers.js'
import {DEFAULT} from '../../config/settings.js'
import {isOfKind, QQError} from '../../errors/errors.js'
import {say} from '../../errors/saying.js'
import {isJsonObject, textOf} from '../../protocol/json.js'
import {type Session} from '../../run/session.js'

interface OtherServer {
  readonly name: string
  /** As get_version_info has it. */
  readonly appName: string
  /** Of its own page, where its bot is logged in. */
  readonly title: RegExp
  /** That of the page, unless it was changed. */
  readonly port: number
}

const OTHERS: readonly OtherServer[] = [
  {name: 'SnowLuma', appName: 'SnowLuma', title: /SnowLuma/i, port: 5099},
  {name: 'LLBot', appName: 'LLOneBot', title: /LLBot|LLOneBot|LuckyLillia/i, port: 3080},
]

/** For the answer to one call. */
const LIMIT_MS = 2000

/**
 * Does something at a WebUI. If NapCat's is not there, what is there may be a server that has its own.
 * @throws QQError UNSUPPORTED, which says where that is; as `work`
 */
export async function atNapCat<T>(session: Session, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw (lacksNapCat(error) && (await pageOfOther(session, error))) || error
  }
}

/** Nothing, or something else, answers as the WebUI; or nobody knows where it is, or its token. */
function lacksNapCat(error: unknown): error is QQError {
  return (
    error instanceof QQError &&
    error.outcome === 'none' &&
    (isOfKind(error, 'webui.failed') ||
      isOfKind(error, 'webui.notWebui') ||
      isOfKind(error, 'webui.tokenMissing') ||
      isOfKind(error, 'config.noWebui'))
  )
}

async function pageOfOther(session: Session, cause: QQError): Promise<QQError | undefined> {
  const {url, reverse} = session.settings.resolve()
  const named = reverse === undefined ? await otherByName(session) : undefined
  const {hostname} = new URL(url.value)
  const found = named ? {...named, page: `http://${hostname}:${named.port}`} : await otherByPage(session, cause)
  if (!found) return undefined
  const {name, page} = found
  return new QQError(
    'UNSUPPORTED',
    say('the server is {name} and not NapCat: log its bot in at its own page, {page}', {name, page}),
    {cause},
  )
}

/** The server of the settings, by the name that it gives itself. */
async function otherByName({connector, signal}: Session): Promise<OtherServer | undefined> {
  try {
    // the others take calls on the path of events; SnowLuma knows no other
    const client = await connector.connect('event', AbortSignal.any([signal, AbortSignal.timeout(LIMIT_MS)]))
    try {
      const {data} = await client.call(request('get_version_info', {}))
      const said = isJsonObject(data) ? textOf(data['app_name']) : ''
      return OTHERS.find(({appName}) => appName === said)
    } finally {
      client.close()
    }
  } catch {
    signal.throwIfAborted()
    return undefined // what failed first is what counts
  }
}

/** What answers where the WebUI was looked for; or, if nobody said where that is, where the others have theirs. */
async function otherByPage(
  {settings, signal}: Session,
  cause: QQError,
): Promise<(OtherServer & {page: string}) | undefined> {
  if (isOfKind(cause, 'config.noWebui')) return undefined
  const {url} = await settings.webui()
  const pages = isOfKind(cause, 'webui.notWebui')
    ? [url.value]
    : url.source === DEFAULT
      ? OTHERS.map(({port}) => `http://127.0.0.1:${port}`)
      : []
  for (const page of pages) {
    const text = (await pageAt(`${page}/`, signal))?.text ?? ''
    const [, title = ''] = /<title>([^<]*)/i.exec(text) ?? []
    const other = OTHERS.find(one => one.title.test(title))
    if (other) return {...other, page}
  }
  return undefined
}
