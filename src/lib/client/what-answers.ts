import {type ClientRequest, type IncomingMessage} from 'node:http'
import {objectIn} from '../protocol/json.js'
import {type ConnectOptions} from './options.js'

/** What may stand at a port that is no WebSocket server's. */
export type HttpServer = 'onebot' | 'webui'

/** As much of a page as tells what it is, and how long it may take. */
const LONGEST_PAGE = 16 * 1024
const LIMIT_MS = 1000

/**
 * Asks a port that answered with HTTP what it is: NapCat's HTTP server or its WebUI. No token goes there, nor is a proxy asked.
 * @returns undefined where nothing tells
 */
export async function whatAnswers({url, signal, proxy}: ConnectOptions): Promise<HttpServer | undefined> {
  if (proxy !== undefined) return undefined
  const {protocol, host} = new URL(url)
  const page = await pageAt(`${protocol === 'wss:' ? 'https' : 'http'}://${host}/`, signal)
  return page && kindOf(page)
}

/** What stands at an address, as much of it as tells what it is; undefined where nothing answers soon. */
export async function pageAt(url: string, signal: AbortSignal | undefined): Promise<Page | undefined> {
  const limit = AbortSignal.any([AbortSignal.timeout(LIMIT_MS), ...(signal ? [signal] : [])])
  try {
    const isSecure = url.startsWith('https:')
    const {get} = isSecure ? await import('node:https') : await import('node:http')
    // whoever it is gets nothing but this request, so its certificate does not matter
    const options = {signal: limit, agent: false, ...(isSecure && {rejectUnauthorized: false})} as const
    return await pageOf(get(url, options))
  } catch {
    return undefined
  }
}

export interface Page {
  readonly location: string
  readonly text: string
}

async function pageOf(request: ClientRequest): Promise<Page> {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    request.once('response', resolve).once('error', reject)
  })
  let text = ''
  for await (const piece of response) {
    text += String(piece)
    if (text.length > LONGEST_PAGE) break
  }
  request.destroy()
  return {location: response.headers.location ?? '', text}
}

/**
 * NapCat's HTTP server says "NapCat4 Is Running" at its root, or `token verify failed!` (network/http-server.ts); other OneBot
 * servers answer with a retcode. The WebUI leads to its page (napcat-webui-backend/index.ts).
 */
function kindOf({location, text}: Page): HttpServer | undefined {
  if (/^\/webui/i.test(location) || /<title>[^<]*webui/i.test(text)) return 'webui'
  const answer = objectIn(text) ?? {}
  const isOneBot = 'retcode' in answer || /^token verify failed|^NapCat\d* Is Running/i.test(String(answer['message']))
  return isOneBot ? 'onebot' : undefined
}
