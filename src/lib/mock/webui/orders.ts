import {isJsonObject} from '../../protocol/json.js'
import {checkedFields, type Fields, type FieldTypes} from '../fields.js'
import {BAD_REQUEST, Refusal} from '../refusal.js'
import {type WireParams} from '../wire-values.js'
import {type Conduct, type WebuiParts} from './parts.js'
import {WEBUI_FAULTS} from './request-log.js'

/** Something that happens to the server or the account because it is ordered. */
export interface Order {
  readonly name: string
  readonly params: WireParams
}

/** What orders act on, besides the server's parts. */
export interface Ordered extends WebuiParts {
  readonly emit: (event: Record<string, unknown>) => void
}

/** @returns the answer's `data`; the state of the account if undefined @throws Refusal for wrong parameters */
type Obey = (params: WireParams, on: Ordered, name: string) => unknown

function order<const T extends FieldTypes>(fields: T, act: (fields: Fields<T>, on: Ordered) => unknown): Obey {
  return (params, on, name) => act(checkedFields(params, fields, name), on)
}

/** Any secret would do; a fixed one can be written into a test. */
const DEFAULT_SECRET = 'JBSWY3DPEHPK3PXP'
/** The page of a captcha or of a new device; any would do. */
const DEMAND_URL = 'https://ti.qq.com/safe/verify'
/** How long a newer server stays before it restarts after a kick, in ms. */
const RECONNECTING_MS = 500

const ORDERS: Readonly<Record<string, Obey>> = {
  scan: order({ms: 'number'}, ({ms}, {account}) => {
    mustBe(account.canBeScanned, 'there is no QR code to scan')
    account.accept(ms)
  }),
  refuse: order({message: 'string'}, ({message = '登录失败: [1,"用户取消登录"]'}, {account}) => {
    mustBe(account.canBeScanned, 'there is no QR code to refuse')
    account.replaceCode(message)
  }),
  expire: order({}, (_fields, {account}) => {
    mustBe(account.canBeScanned, 'there is no QR code that could expire')
    account.replaceCode('二维码已过期，请刷新')
  }),
  hold: order({on: 'boolean'}, ({on = true}, {account}) => account.hold(on)),
  kick: order({title: 'string', text: 'string'}, ({title = '下线通知', text = '你的账号在另一地点登录'}, on) =>
    kick(title, text, on),
  ),
  offline: order({}, (_fields, {account}) => {
    mustBe(account.state === 'online', 'the account is not online')
    account.connect(false)
  }),
  online: order({}, (_fields, {account}) => {
    mustBe(account.state === 'offline', 'the account is not offline')
    account.connect(true)
  }),
  restart: order({ms: 'number', itself: 'boolean'}, ({ms, itself}, {conduct}) => {
    conduct.restartMs = ms ?? conduct.restartMs
    conduct.restartsItself = itself ?? conduct.restartsItself
  }),
  times: order(
    {scan_ms: 'number', ready_ms: 'number', code_ms: 'number', start_ms: 'number'},
    ({scan_ms, ready_ms, code_ms, start_ms}, {account}) => {
      const {scanMs, readyMs, codeMs, startMs} = account.times
      account.times = {
        scanMs: scan_ms ?? scanMs,
        readyMs: ready_ms ?? readyMs,
        codeMs: code_ms ?? codeMs,
        startMs: start_ms ?? startMs,
      }
    },
  ),
  quick: order({uins: 'string', message: 'string', wants: 'string', url: 'string'}, (fields, {conduct}) => {
    const {uins, message, wants, url} = fields
    conduct.quickDemand = demandOf(wants, url)
    conduct.quickLogins = uins?.split(',').filter(Boolean) ?? conduct.quickLogins
    conduct.quickRefusal = message
  }),
  '2fa': order({on: 'boolean', secret: 'string'}, ({on, secret = DEFAULT_SECRET}, {door}) => {
    door.secret = on === false ? undefined : secret
    return {secret: door.secret ?? ''}
  }),
  rate: order({limit: 'number'}, ({limit}, {door}) => {
    door.loginRate = limit ?? door.loginRate
  }),
  clock: order({ms: 'number'}, ({ms = 0}, {conduct}) => {
    conduct.clockAheadMs = ms
  }),
  fault: order({kind: 'string', path: 'string', times: 'number'}, ({kind: wanted, path, times}, {requests}) => {
    const kind = WEBUI_FAULTS.find(one => one === wanted)
    if (kind === undefined) throw new Refusal(BAD_REQUEST, `fault.kind must be one of ${WEBUI_FAULTS.join(', ')}`)
    requests.add({kind, path, times})
  }),
  counts: order({}, (_fields, {requests}) => requests.counts),
  state: order({}, () => undefined),
}

/** @throws Refusal for what is no order */
export function readOrder(body: unknown): Order {
  if (!isJsonObject(body)) throw new Refusal(BAD_REQUEST, 'an order must be an object')
  const {order, ...params} = body
  return {name: typeof order === 'string' ? order : '', params}
}

/**
 * Executes an order and returns its `data`.
 * @throws Refusal
 */
export function obey({name, params}: Order, on: Ordered): unknown {
  const act = Object.hasOwn(ORDERS, name) ? ORDERS[name] : undefined
  if (act === undefined)
    throw new Refusal(
      BAD_REQUEST,
      `there is no order ${JSON.stringify(name)}; there are ${Object.keys(ORDERS).join(', ')}`,
    )
  return act(params, on, name) ?? {state: on.account.state}
}

/** The sockets stay open, and listeners are told. */
function kick(title: string, text: string, {account, conduct, world, emit, restart}: Ordered): void {
  mustBe(account.isIn, 'the account is not logged in')
  account.kick(title, text)
  const about = {user_id: world.self.user_id, tag: title, message: text}
  emit({post_type: 'notice', notice_type: 'bot_offline', ...about})
  if (conduct.restartsItself) restart(RECONNECTING_MS)
}

/** By the names of napcat-webui-backend/src/api/QQLogin.ts. */
function demandOf(wants: string | undefined, url = DEMAND_URL): Conduct['quickDemand'] {
  if (wants === undefined) return undefined
  if (wants === 'captcha') return {needCaptcha: true, proofWaterUrl: url}
  if (wants === 'new-device') return {needNewDevice: true, jumpUrl: url}
  throw new Refusal(BAD_REQUEST, 'quick.wants must be one of captcha, new-device')
}

function mustBe(holds: boolean, otherwise: string): void {
  if (!holds) throw new Refusal(BAD_REQUEST, otherwise)
}
