import {isJsonObject} from '../../protocol/json.js'
import {checkedFields, type FieldType} from '../fields.js'
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

interface OrderKind {
  readonly fields: Readonly<Record<string, FieldType>>
  /** @returns the answer's `data`; the state of the account if undefined */
  readonly obey: (fields: Fields, on: Ordered) => unknown
}

/** The fields of an order, after their types were checked. */
class Fields {
  constructor(private readonly values: Readonly<Record<string, unknown>>) {}

  number(name: string): number | undefined {
    const value = this.values[name]
    return typeof value === 'number' ? value : undefined
  }

  text(name: string): string | undefined {
    const value = this.values[name]
    return typeof value === 'string' ? value : undefined
  }

  flag(name: string): boolean | undefined {
    const value = this.values[name]
    return typeof value === 'boolean' ? value : undefined
  }
}

/** Any secret would do; a fixed one can be written into a test. */
const DEFAULT_SECRET = 'JBSWY3DPEHPK3PXP'
/** The page of a captcha or of a new device; any would do. */
const DEMAND_URL = 'https://ti.qq.com/safe/verify'
/** How long a newer server stays before it restarts after a kick, in ms. */
const RECONNECTING_MS = 500

const ORDERS: Readonly<Record<string, OrderKind>> = {
  scan: {
    fields: {ms: 'number'},
    obey: (fields, {account}) => {
      mustBe(account.canBeScanned, 'there is no QR code to scan')
      account.accept(fields.number('ms'))
    },
  },
  refuse: {
    fields: {message: 'string'},
    obey: (fields, {account}) => {
      mustBe(account.canBeScanned, 'there is no QR code to refuse')
      account.refuse(fields.text('message') ?? '登录失败: [1,"用户取消登录"]')
    },
  },
  expire: {
    fields: {},
    obey: (_fields, {account}) => {
      mustBe(account.canBeScanned, 'there is no QR code that could expire')
      account.expire()
    },
  },
  hold: {fields: {on: 'boolean'}, obey: (fields, {account}) => account.hold(fields.flag('on') ?? true)},
  kick: {
    fields: {title: 'string', text: 'string'},
    obey: (fields, on) => kick(fields.text('title') ?? '下线通知', fields.text('text') ?? '你的账号在另一地点登录', on),
  },
  offline: {
    fields: {},
    obey: (_fields, {account}) => {
      mustBe(account.state === 'online', 'the account is not online')
      account.connect(false)
    },
  },
  online: {
    fields: {},
    obey: (_fields, {account}) => {
      mustBe(account.state === 'offline', 'the account is not offline')
      account.connect(true)
    },
  },
  restart: {
    fields: {ms: 'number', itself: 'boolean'},
    obey: (fields, {conduct}) => {
      conduct.restartMs = fields.number('ms') ?? conduct.restartMs
      conduct.restartsItself = fields.flag('itself') ?? conduct.restartsItself
    },
  },
  times: {
    fields: {scan_ms: 'number', ready_ms: 'number', code_ms: 'number', start_ms: 'number'},
    obey: (fields, {account}) => {
      const {scanMs, readyMs, codeMs, startMs} = account.times
      account.times = {
        scanMs: fields.number('scan_ms') ?? scanMs,
        readyMs: fields.number('ready_ms') ?? readyMs,
        codeMs: fields.number('code_ms') ?? codeMs,
        startMs: fields.number('start_ms') ?? startMs,
      }
    },
  },
  quick: {
    fields: {uins: 'string', message: 'string', wants: 'string', url: 'string'},
    obey: (fields, {conduct}) => {
      conduct.quickDemand = demandOf(fields.text('wants'), fields.text('url'))
      conduct.quickLogins = fields.text('uins')?.split(',').filter(Boolean) ?? conduct.quickLogins
      conduct.quickRefusal = fields.text('message')
    },
  },
  '2fa': {
    fields: {on: 'boolean', secret: 'string'},
    obey: (fields, {door}) => {
      door.secret = fields.flag('on') === false ? undefined : (fields.text('secret') ?? DEFAULT_SECRET)
      return {secret: door.secret ?? ''}
    },
  },
  rate: {
    fields: {limit: 'number'},
    obey: (fields, {door}) => {
      door.loginRate = fields.number('limit') ?? door.loginRate
    },
  },
  clock: {
    fields: {ms: 'number'},
    obey: (fields, {conduct}) => {
      conduct.clockAheadMs = fields.number('ms') ?? 0
    },
  },
  fault: {
    fields: {kind: 'string', path: 'string', times: 'number'},
    obey: (fields, {requests}) => {
      const kind = WEBUI_FAULTS.find(one => one === fields.text('kind'))
      if (kind === undefined) throw new Refusal(BAD_REQUEST, `fault.kind must be one of ${WEBUI_FAULTS.join(', ')}`)
      requests.add({kind, path: fields.text('path'), times: fields.number('times')})
    },
  },
  counts: {fields: {}, obey: (_fields, {requests}) => requests.counts},
  state: {fields: {}, obey: () => undefined},
}

const ORDER_NAMES: readonly string[] = Object.keys(ORDERS)

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
  const kind = Object.hasOwn(ORDERS, name) ? ORDERS[name] : undefined
  if (kind === undefined)
    throw new Refusal(BAD_REQUEST, `there is no order ${JSON.stringify(name)}; there are ${ORDER_NAMES.join(', ')}`)
  const answer = kind.obey(new Fields(checkedFields(params, kind.fields, name)), on)
  return answer ?? {state: on.account.state}
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
