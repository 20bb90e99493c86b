import {pokeInfo} from '../poke-info.js'
import {type CallContext, type HandlerTable} from '../handler.js'
import {type StoredMessage} from '../message/stored-messages.js'
import {FAILED, Refusal} from '../refusal.js'
import {type WireParams, textOf} from '../wire-values.js'
import {type World} from '../world.js'

/** The users per page, whatever count is requested (action/extends/GetEmojiLikes.ts counts with it). */
const MOST = 15

function messageOf(world: World, params: WireParams): StoredMessage {
  const message = world.messages.find(textOf(params['message_id']))
  if (message === undefined) throw new Refusal(FAILED, 'msg not found')
  return message
}

function react(params: WireParams, context: CallContext): unknown {
  const {world} = context
  const message = messageOf(world, params)
  const emoji_id = textOf(params['emoji_id'])
  if (emoji_id === '') throw new Refusal(FAILED, 'emojiId not found')
  const is_add = params['set'] === true
  if (is_add) world.reactions.add(message, emoji_id, world.self.user_id)
  else world.reactions.remove(message, emoji_id, world.self.user_id)
  if (message.peer.kind === 'group') {
    context.emit({
      post_type: 'notice',
      notice_type: 'group_msg_emoji_like',
      group_id: message.peer.id,
      user_id: world.self.user_id,
      message_id: message.shortId,
      likes: [{emoji_id, count: world.reactions.users(message, emoji_id).length}],
      is_add,
    })
  }
  return {result: 0, errMsg: ''}
}

/** One page; the cookie is the position of the next one. */
function fetchPage(params: WireParams, {world}: CallContext): unknown {
  const users = world.reactions.users(messageOf(world, params), textOf(params['emojiId']))
  const start = Number(textOf(params['cookie']) || 0)
  const end = start + Math.min(MOST, Number(params['count']))
  return {
    emojiLikesList: users.slice(start, end).map(user => ({
      tinyId: String(user),
      nickName: world.person(user)?.nickname ?? '',
      headUrl: `https://q1.qlogo.cn/g?b=qq&nk=${user}&s=100`,
    })),
    cookie: end < users.length ? String(end) : '',
    isLastPage: end >= users.length,
    isFirstPage: start === 0,
    result: 0,
    errMsg: '',
  }
}

function listAll(params: WireParams, {world}: CallContext): unknown {
  const users = world.reactions.users(messageOf(world, params), textOf(params['emoji_id']))
  const count = Number(params['count'])
  return {
    emoji_like_list: users
      .slice(0, count === 0 ? undefined : count)
      .map(user => ({user_id: String(user), nick_name: world.person(user)?.nickname ?? ''})),
  }
}

/** The answer is not checked: ok even if there is nobody to poke (action/packet/SendPoke.ts). */
function poke(params: WireParams, context: CallContext): undefined {
  const {world} = context
  const user = Number(params['user_id'])
  const target_id = Number(params['target_id'] ?? user)
  const raw_info = pokeInfo(world.self.user_id, target_id)
  const fact = {post_type: 'notice', notice_type: 'notify', sub_type: 'poke', raw_info}
  const group = params['group_id']
  if (group === undefined && world.friends.has(user))
    context.emit({...fact, user_id: user, sender_id: world.self.user_id, target_id})
  if (group !== undefined && world.member(group, target_id) !== undefined)
    context.emit({...fact, group_id: Number(group), user_id: world.self.user_id, target_id})
  return undefined
}

/** The message decides, else the user, else the group (action/msg/MarkMsgAsRead.ts). */
function markRead(params: WireParams, {world}: CallContext): null {
  if (world.messages.find(textOf(params['message_id'])) !== undefined) return null
  const user = textOf(params['user_id'])
  if (user !== '' && world.person(user) === undefined) throw new Refusal(FAILED, `私聊${user}不存在`)
  if (user === '' && textOf(params['group_id']) === '') throw new Refusal(FAILED, '缺少参数 group_id 或 user_id')
  return null
}

export const REACTING: HandlerTable = {
  set_msg_emoji_like: react,
  fetch_emoji_like: fetchPage,
  get_emoji_likes: listAll,
  send_poke: poke,
  group_poke: poke,
  friend_poke: poke,
  mark_msg_as_read: markRead,
  mark_group_msg_as_read: markRead,
  mark_private_msg_as_read: markRead,
}
