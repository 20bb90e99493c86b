import {type HandlerTable} from '../handler.js'
import {type Person} from '../people.js'
import {type WireParams} from '../wire-values.js'
import {type World} from '../world.js'

/** Some members of the group, so that names in samples are names of the world. */
function people(world: World, params: WireParams): readonly Pick<Person, 'user_id' | 'nickname'>[] {
  const members = [...(world.group(params['group_id'])?.members.values() ?? [])]
  const others = members.filter(member => member.user_id !== world.self.user_id)
  return others.length > 0 ? others : [world.self]
}

function nth(world: World, params: WireParams, index: number): Pick<Person, 'user_id' | 'nickname'> {
  const list = people(world, params)
  return list[index % list.length] ?? world.self
}

function honored(world: World, params: WireParams, index: number, description: string): Record<string, unknown> {
  const {user_id, nickname} = nth(world, params, index)
  const avatar = `https://q1.qlogo.cn/g?b=qq&nk=${user_id}&s=640`
  return {user_id: String(user_id), nickname, avatar, description} // a string here, a number everywhere else
}

function honors(params: WireParams, world: World): unknown {
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

export const GROUP_CONTENT_SAMPLES: HandlerTable = {
  get_group_honor_info: (params, {world}) => honors(params, world),
}
