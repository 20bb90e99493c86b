import {type IncomingMessage} from 'node:http'
import {Refusal} from '../refusal.js'
import {
  type Answer,
  badGateway,
  failure,
  forbidden,
  movedTo,
  notFound,
  success,
  unauthorized,
  unknownError,
  WebuiRefusal,
} from './answer.js'
import {AUTH_ROUTES} from './auth-routes.js'
import {BASE_ROUTES} from './base-routes.js'
import {readBody} from './body.js'
import {type Misfortune} from './http-port.js'
import {LOGIN_ROUTES} from './login-routes.js'
import {NETWORK_ROUTES} from './network-routes.js'
import {type Order, readOrder} from './orders.js'
import {type Route, type WebuiParts} from './parts.js'
import {type WebuiFault} from './request-log.js'

const ROUTES: ReadonlyMap<string, Route> = new Map(
  Object.entries({...AUTH_ROUTES, ...LOGIN_ROUTES, ...NETWORK_ROUTES, ...BASE_ROUTES}).map(([path, route]) => [
    `/api/${path}`.toLowerCase(),
    route,
  ]),
)

/** The mock's own path, for those who may control it. */
const ORDER_PATH = '/api/mock/order'

/** Answers a request as the WebUI does. @param obey executes an order and returns its `data` */
export async function answerRequest(
  request: IncomingMessage,
  parts: WebuiParts,
  obey: (order: Order) => unknown,
): Promise<Answer | Misfortune> {
  const {method = 'GET', url = '/'} = request
  const [path = '/'] = url.split('?')
  if (path === ORDER_PATH) return takeOrder(request, parts, obey)
  if (path === '/') return movedTo('/webui')
  if (!path.startsWith('/api/')) return notFound(method, path)
  const body = await readBody(request).then(
    value => ({value}),
    () => undefined,
  )
  const fault = parts.requests.note(path)
  if (fault !== undefined && fault !== 'lose') return struck(fault)
  if (body === undefined) return unknownError()
  const headerCredential = credentialIn(request.headers.authorization)
  if (!isAdmitted(url, headerCredential, parts)) return unauthorized()
  const route = ROUTES.get(path.toLowerCase().replace(/\/$/, ''))
  if (route === undefined || (route.method !== 'ALL' && route.method !== method)) return notFound(method, path)
  const address = request.socket.remoteAddress ?? ''
  const answer = await answered(() => route.endpoint({body: body.value, address, headerCredential}, parts))
  return fault === 'lose' ? 'reset' : answer
}

function struck(fault: Exclude<WebuiFault['kind'], 'lose'>): Answer | Misfortune {
  if (fault === 'html') return badGateway()
  return fault === 'forbidden' ? forbidden() : fault
}

/** The scheme can be any word. */
function credentialIn(header: string | undefined): string {
  return header?.split(' ')[1] ?? ''
}

/** The path of the login is compared with everything that follows it. */
function isAdmitted(url: string, headerCredential: string, {door}: WebuiParts): boolean {
  if (url === '/api/auth/login') return true
  const inQuery = new URL(url, 'http://localhost').searchParams.get('webui_token')
  return door.credentials.accepts(headerCredential === '' ? (inQuery ?? '') : headerCredential)
}

async function answered(work: () => unknown): Promise<Answer> {
  try {
    return success(await work())
  } catch (error) {
    return error instanceof WebuiRefusal || error instanceof Refusal ? failure(error.message) : unknownError()
  }
}

async function takeOrder(
  request: IncomingMessage,
  {door}: WebuiParts,
  obey: (order: Order) => unknown,
): Promise<Answer> {
  const body = await readBody(request).catch(() => undefined)
  if (request.method !== 'POST') return notFound(request.method ?? '', ORDER_PATH)
  if (credentialIn(request.headers.authorization) !== door.credentials.token) return unauthorized()
  return answered(() => obey(readOrder(body)))
}
