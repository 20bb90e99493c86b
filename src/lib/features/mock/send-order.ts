import {loadToken} from '../../config/token.js'
import {QQError} from '../../errors/errors.js'
import {say} from '../../errors/saying.js'
import {readTextFile} from '../../input/text.js'
import {DEFAULT_WEBUI_TOKEN} from '../../mock/webui/default-token.js'
import {type Session} from '../../run/session.js'
import {readAnswer} from '../../server/webui/answer.js'
import {post} from '../../server/webui/http.js'

/** How long a mock may take to answer, in ms. */
const LIMIT_MS = 10_000

/**
 * Orders something from the running mock, and returns the answer's data.
 * @throws QQError as the client of the WebUI; AUTH for a wrong token, NAPCAT for an order that cannot be executed
 */
export async function sendOrder(
  order: string,
  params: Readonly<Record<string, string>>,
  session: Session,
): Promise<unknown> {
  const {settings, connector, signal} = session
  const {url, token} = await settings.webui()
  const loaded = token && (await loadToken(token, signal, async () => connector.tokenLine(signal)))
  const {ca, insecure} = settings.flags
  const address = {url: url.value, ca: ca === undefined ? undefined : readTextFile(ca, '--ca'), insecure}
  const request = {
    path: '/mock/order',
    body: {...params, order},
    credential: loaded?.token ?? DEFAULT_WEBUI_TOKEN,
    limitMs: LIMIT_MS,
    isWrite: false,
  }
  const {host} = new URL(url.value)
  const answer = readAnswer(await post(address, request, signal), host)
  if (answer.ok) return answer.data
  if (answer.said === 'Unauthorized')
    throw new QQError('AUTH', say('{host} does not take the token for orders', {host}), {
      hint: say('only a mock takes orders: qq mock --webui PORT; its token is in the row that it prints'),
    })
  throw new QQError('USAGE', say('{said}', {said: answer.said}))
}
