import {factsOf, withoutSuffix} from './actions.js'
import {isJsonObject} from './json.js'

/** A write request, and how long its answer took. */
export interface AnsweredWrite {
  readonly action: string
  readonly params: unknown
  /** From the moment in which the request left, in ms. */
  readonly tookMs: number
}

/** A text of NapCat that only means that QQ did not confirm a write: it may have taken effect. */
interface NotConfirmed {
  readonly text: RegExp
  /** It has this meaning only for forwards. */
  readonly ofForwards?: true
  /** An earlier answer is a refusal. */
  readonly afterMs?: number
}

/** NapCat gives up a forward after 10 s, or 5 s without its packet backend; this allows for clock differences. */
const GIVEN_UP_MS = 4500

const NOT_CONFIRMED: readonly NotConfirmed[] = [
  // a listener for QQ got nothing: `Timeout: NTEvent serviceAndMethod:…` (core: helper/event.ts)
  {text: /^(?:Error: )?Timeout/},
  // NapCat hides the timeout of its own send and a refusal by QQ (action/msg/SendMsg.ts)
  {text: /^(?:Error: )?发送转发消息（res_id/, ofForwards: true, afterMs: GIVEN_UP_MS},
  // the same without the packet backend: the nodes are then tried as an ordinary message (action/msg/SendMsg.ts)
  {text: /^(?:Error: )?消息体无法解析/, ofForwards: true, afterMs: GIVEN_UP_MS},
]

/** Whether the result of a call that failed with this text is unknown. */
export function isNotConfirmed(serverText: string, write: AnsweredWrite): boolean {
  if (factsOf(write.action)?.effect === 'read') return false
  return NOT_CONFIRMED.some(
    ({text, ofForwards, afterMs = 0}) =>
      text.test(serverText) && write.tookMs >= afterMs && (!ofForwards || isForward(write)),
  )
}

/** The other send actions also make a forward if the message has nodes (action/msg/SendMsg.ts). */
function isForward({action, params}: AnsweredWrite): boolean {
  const name = withoutSuffix(action)
  if (/^send_(?:group_|private_)?forward_msg$/.test(name)) return true
  if (!/^send_(?:group_|private_)?msg$/.test(name)) return false
  const message = isJsonObject(params) ? params['message'] : undefined
  if (typeof message === 'string') return message.includes('[CQ:node,')
  return [message].flat().some(segment => isJsonObject(segment) && segment['type'] === 'node')
}
