import {type HandlerTable} from '../handler.js'
import {type Person} from '../people.js'
import {nowSeconds, type Params} from '../values.js'
import {type World} from '../world.js'

const DAY_S = 86_400

/** Some members of the group, so that names in samples are names of the world. */
function people(world: World, params: Params): readonly Pick<Person, 'user_id' | 'nickname'>[] {
  const members = [...(world.group(params['group_id'])?.members.values() ?? [])]
  const others = members.filter(member => member.user_id !== world.self.user_id)
  return others.length > 0 ? others : [world.self]
}

function nth(world: World, params: Params, index: number): Pick<Person, 'user_id' | 'nickname'> {
  const list = people(world, params)
  return list[index % list.length] ?? world.self
}

function honored(world: World, params: Params, index: number, description: string): Record<string, unknown> {
  const {user_id, nickname} = nth(world, params, index)
  const avatar = `https://q1.qlogo.cn/g?b=qq&nk=${user_id}&s=640`
  return {user_id: String(user_id), nickname, avatar, description} // a string here, a number everywhere else
}

function honors(params: Params, world: World): unknown {
  const wants = (type: string): boolean => params['type'] === 'all' || params['type'] === type
  return {
    group_id: Number(params['group_id']),
    current_talkative: wants('talkative') ? {...honored(world, params, 0, ''), day_count: 3} : {},
    talkative_list: wants('talkative') ? [honored(world, params, 0, '累计获得 3 天')] : [],
    performer_list: wants('performer') ? [honored(world, params, 1, '连续发消息 7 天')] : [],
    legend_list: wants('legend') ? [honored(world, params, 2, '发言 100 条')] : [],
    emotion_list: wants('emotion') ? [honored(world, params, 3, '快乐源泉')] : [],
    strong_newbie_list: [],
  }
}

function notices(params: Params, world: World): unknown {
  const notice = (index: number, text: string, images: readonly unknown[]): unknown => ({
    notice_id: `b8c3f4d2-0000-4000-8000-00000000000${index}`,
    sender_id: nth(world, params, 0).user_id,
    publish_time: nowSeconds() - index * DAY_S,
    message: {text, image: images, images},
    settings: {is_show_edit_card: 0, remind_ts: 0, tip_window_type: 0, confirm_required: 1},
    read_num: 5 - index,
  })
  const penguin = {id: 'penguin-1', height: '480', width: '640'}
  return [notice(1, '本群规则：&lt;友善&gt;发言，不发广告。', []), notice(2, '周五晚八点分享会', [penguin])]
}

function essence(params: Params, world: World): unknown {
  const peer = {kind: 'group', id: Number(params['group_id'])} as const
  return world.messages
    .of(peer)
    .slice(0, 2)
    .map((message, index) => ({
      msg_seq: message.realSeq,
      msg_random: 1_234_567_890 + index,
      sender_id: message.senderId,
      sender_nick: world.person(message.senderId)?.nickname ?? '',
      operator_id: nth(world, params, 0).user_id,
      operator_nick: nth(world, params, 0).nickname,
      message_id: message.shortId,
      operator_time: message.time + 60,
      content: message.segments,
    }))
}

export const GROUP_CONTENT_SAMPLES: HandlerTable = {
  get_group_honor_info: (params, {world}) => honors(params, world),
  _get_group_notice: (params, {world}) => notices(params, world),
  _del_group_notice: () => ({ec: 0, em: ''}),
  get_essence_msg_list: (params, {world}) => essence(params, world),
  set_essence_msg: () => ({wording: '', digestUin: '', digestTime: 0, msg: {}, errorCode: 0, result: 0, errMsg: ''}),
  delete_essence_msg: () => ({wording: '', digestUin: '', digestTime: 0, msg: {}, errorCode: 0, result: 0, errMsg: ''}),
  get_group_at_all_remain: () => ({
    can_at_all: true,
    remain_at_all_count_for_group: 10,
    remain_at_all_count_for_uin: 5,
  }),
  get_group_signed_list: (params, {world}) =>
    people(world, params)
      .slice(0, 3)
      .map(({user_id, nickname}, index) => ({
        user_id,
        nick: nickname,
        time: nowSeconds() - 3600 + index,
        rank: index + 1,
      })),
}
