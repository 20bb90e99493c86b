import {type HandlerTable} from '../handler.js'
import {FAILED, Refusal} from '../refusal.js'
import {nowSeconds} from '../wire-values.js'
import {perWorld} from '../world.js'

/** QQ's numbers for "only these" and "all but these". */
const FOR_USERS: ReadonlySet<unknown> = new Set([16, 128])

/** A tid begins with the account and the time, least byte first. */
function tidOf(selfId: number, seconds: number, count: number): string {
  const bytes = Buffer.alloc(12)
  bytes.writeUInt32LE(selfId % 2 ** 32, 0)
  bytes.writeUInt32LE(seconds % 2 ** 32, 4)
  bytes.writeUInt32LE(count, 8)
  return bytes.toString('hex')
}

const postsOf = perWorld(({self}) => new Set([tidOf(self.user_id, 1_780_000_000, 0)]))

export const QZONE: HandlerTable = {
  send_qzone_msg: (params, {world}) => {
    if (FOR_USERS.has(params['ugc_right']) && params['target_uins'] === undefined)
      throw new Refusal(FAILED, 'target_uins is required')
    const posts = postsOf(world)
    const tid = tidOf(world.self.user_id, nowSeconds(), posts.size)
    posts.add(tid)
    return {tid}
  },
  delete_qzone_msg: ({tid}, {world}) => {
    if (!postsOf(world).delete(String(tid))) throw new Refusal(FAILED, '删除说说失败')
    return undefined
  },
}
