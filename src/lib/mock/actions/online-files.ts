import {type CallContext, type HandlerTable} from '../handler.js'
import {nowSeconds, type WireParams, textOf} from '../wire-values.js'
import {perWorld, type World} from '../world.js'

/** A file that one side of a private chat offers to the other. */
interface Offer {
  readonly peer: string
  readonly fromSelf: boolean
  readonly msgId: string
  readonly elementId: string
  readonly fileName: string
  readonly fileSize: string
  readonly time: number
}

const FIRST_ID = 7_412_345_678_901_239_990n

/** The first friend has offered one. */
const offersOf = perWorld(({friends}) => {
  const [friend] = friends.keys()
  return {
    made: 1n,
    open: friend === undefined ? [] : [offer(0n, {peer: String(friend), fromSelf: false, fileName: '照片.zip'})],
  }
})

function offer(number: bigint, what: Pick<Offer, 'peer' | 'fromSelf' | 'fileName'>): Offer {
  const msgId = FIRST_ID + number * 2n
  return {...what, msgId: String(msgId), elementId: String(msgId + 1n), fileSize: '10485760', time: nowSeconds()}
}

function message({self}: World, {peer, fromSelf, msgId, elementId, fileName, fileSize, time}: Offer): unknown {
  return {
    msgId,
    msgTime: String(time),
    peerUin: peer,
    senderUin: fromSelf ? String(self.user_id) : peer,
    elements: [{elementId, fileElement: {fileName, fileSize}}],
  }
}

/** For an unknown QQ number, NapCat waits for the message without success and answers ok. */
function send(params: WireParams, {world}: CallContext, path: string, name: string): unknown {
  const peer = textOf(params['user_id'])
  if (world.person(peer) === undefined) return {result: -1, errMsg: 'timeout'}
  const state = offersOf(world)
  const fileName = name || (path.split(/[/\\]/).findLast(part => part !== '') ?? path)
  const made = offer(state.made++, {peer, fromSelf: true, fileName})
  state.open.push(made)
  return {result: 0, errMsg: '', msgId: made.msgId, elementId: made.elementId}
}

/** Ends an offer; false if there is none. */
function end({world}: CallContext, params: WireParams, fromSelf: boolean): boolean {
  const state = offersOf(world)
  const index = state.open.findIndex(
    one =>
      one.peer === params['user_id'] &&
      one.msgId === params['msg_id'] &&
      one.fromSelf === fromSelf &&
      (fromSelf || one.elementId === params['element_id']),
  )
  return index !== -1 && state.open.splice(index, 1).length > 0
}

export const ONLINE_FILES: HandlerTable = {
  get_online_file_msg: (params, {world}) => ({
    result: 0,
    errMsg: '',
    msgList: offersOf(world)
      .open.filter(({peer}) => peer === params['user_id'])
      .map(one => message(world, one)),
  }),
  send_online_file: (params, context) =>
    send(params, context, textOf(params['file_path']), textOf(params['file_name'])),
  send_online_folder: (params, context) =>
    send(params, context, textOf(params['folder_path']), textOf(params['folder_name'])),
  receive_online_file: (params, context) =>
    end(context, params, false) ? {result: 0, errMsg: ''} : {result: -1, errMsg: 'no such file'},
  refuse_online_file: (params, context) => void end(context, params, false),
  cancel_online_file: (params, context) => void end(context, params, true),
}
