import {factsOf, plainName} from './actions.js'
import {isJsonObject} from './json.js'

/** A write as it was asked for, and how long its answer took. */
export interface AnsweredWrite {
  readonly action: string
  readonly params: unknown
  /** From the moment in which the request left, in ms. */
  readonly tookMs: number
}

/** A text of NapCat's that says of a write no more than that QQ did not confirm it: it may have been done all the same. */
interface NotConfirmed {
  readonly text: RegExp
  /** It says so of forwards alone. */
  readonly ofForwards?: true
  /** What comes sooner is a plain refusal. */
  readonly afterMs?: number
}

/** NapCat gives a forward up after 10 s, or where its packet backend is missing after 5 s: this leaves room for its clock. */
const GIVEN_UP_MS = 4500

const NOT_CONFIRMED: readonly NotConfirmed[] = [
  // a listener of QQ's waited in vain: `Timeout: NTEvent serviceAndMethod:…` (core: helper/event.ts)
  {text: /^(?:Error: )?Timeout/},
  // the time-out of its own send is swallowed, and so is a refusal of QQ's (action/msg/SendMsg.ts)
  {text: /^(?:Error: )?发送转发消息（res_id/, ofForwards: true, afterMs: GIVEN_UP_MS},
  // the same without the packet backend: the nodes are then tried as an ordinary message (action/msg/SendMsg.ts)
  {text: /^(?:Error: )?消息体无法解析/, ofForwards: true, afterMs: GIVEN_UP_MS},
]

/** Whether nobody knows what came of a call that failed with this text. */
export function isNotConfirmed(serverText: string, write: AnsweredWrite): boolean {
  if (factsOf(write.action)?.effect === 'read') return false
  return NOT_CONFIRMED.some(
    ({text, ofForwards, afterMs = 0}) =>
      text.test(serverText) && write.tookMs >= afterMs && (!ofForwards || isForward(write)),
  )
}

/** The other sends make a forward as well, of what holds nodes (action/msg/SendMsg.ts). */
function isForward({action, params}: AnsweredWrite): boolean {
  const name = plainName(action)
  if (/^send_(?:group_|private_)?forward_msg$/.test(name)) return true
  if (!/^send_(?:group_|private_)?msg$/.test(name)) return false
  const message = isJsonObject(params) ? params['message'] : undefined
  if (typeof message === 'string') return message.includes('[CQ:node,')
  return [message].flat().some(segment => isJsonObject(segment) && segment['type'] === 'node')
}
