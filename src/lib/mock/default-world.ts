import {type Role} from './people.js'
import {
  type Scenario,
  type ScenarioGroup,
  type ScenarioMember,
  type ScenarioMessage,
  type ScenarioPerson,
} from './scenario.js'

export const DEFAULT_SELF: ScenarioPerson = {
  user_id: 10_000,
  nickname: '小助手',
  sex: 'unknown',
  age: 3,
  level: 32,
  long_nick: '有事请 @ 我',
}

/** Two names are hostile on purpose (an ANSI escape, a right-to-left override): QQ passes such names on untouched. */
const FRIENDS: readonly ScenarioPerson[] = [
  {user_id: 10_001, nickname: '小明', remark: '明哥', sex: 'male', age: 25, level: 48, long_nick: '好好学习，天天向上'},
  {user_id: 10_002, nickname: '🌸樱花落', remark: '', sex: 'female', age: 22, level: 36, category_id: 1},
  {user_id: 10_003, nickname: 'Alice', remark: 'Alice（前端）', sex: 'female', age: 28, level: 64, category_id: 2},
  {user_id: 10_004, nickname: '\u001b[31m红名玩家\u001b[0m', remark: '', sex: 'male', age: 19, level: 12},
  {user_id: 10_005, nickname: 'photo\u202egpj.exe', remark: '', sex: 'unknown', age: 0, level: 5},
  {user_id: 10_006, nickname: '王建国', remark: '隔壁老王', sex: 'male', age: 46, level: 80, category_id: 1},
]

function botIn(selfId: number, role: Role): ScenarioMember {
  return {user_id: selfId, nickname: '小助手', level: 20, join_time: 1_650_000_000, role}
}

function testGroup(selfId: number): ScenarioGroup {
  return {
    group_id: 123_456,
    group_name: '测试群 🐧',
    group_remark: '机器人试验田',
    members: [
      {user_id: 20_001, nickname: '企鹅馆长', card: '群主大人', role: 'owner', level: 92, title: '馆长'},
      {...botIn(selfId, 'admin'), card: '小助手（机器人）'},
      {user_id: 20_002, nickname: '夜猫子', card: '值班管理', role: 'admin', level: 76},
      {user_id: 10_001, nickname: '小明', card: '前端-小明', level: 55, title: '活跃分子'},
      {user_id: 10_002, nickname: '🌸樱花落', level: 41},
      {user_id: 10_003, nickname: 'Alice', card: 'Alice', level: 60, title: '技术大佬'},
      {user_id: 20_003, nickname: '潜水员', level: 3},
      {user_id: 20_004, nickname: '[广告]加我领红包', card: '新人', level: 1},
    ],
  }
}

function techGroup(selfId: number): ScenarioGroup {
  return {
    group_id: 234_567,
    group_name: 'Node.js 交流',
    members: [
      botIn(selfId, 'owner'),
      {user_id: 10_003, nickname: 'Alice', card: '讲师 Alice', role: 'admin', level: 70, title: '讲师'},
      {user_id: 10_001, nickname: '小明', level: 33},
      {user_id: 10_006, nickname: '王建国', card: '老王', level: 12},
      {user_id: 20_005, nickname: 'event_loop', level: 28},
    ],
  }
}

function gameGroup(selfId: number): ScenarioGroup {
  return {
    group_id: 345_678,
    group_name: '🎮 开黑',
    members: [
      {user_id: 20_006, nickname: '五杀王', role: 'owner', level: 99},
      {user_id: 10_004, nickname: '\u001b[31m红名玩家\u001b[0m', role: 'admin', level: 66},
      botIn(selfId, 'member'),
      {user_id: 10_005, nickname: 'photo\u202egpj.exe', level: 2},
      {user_id: 20_007, nickname: '佛系打野', card: '打野', level: 44},
    ],
  }
}

/** @param now seconds since the epoch; the conversations took place in the hour before */
function messages(selfId: number, now: number): readonly ScenarioMessage[] {
  const inGroup = (minutesAgo: number, from: number, message: unknown, group_id = 123_456): ScenarioMessage => ({
    group_id,
    from,
    message,
    time: now - minutesAgo * 60,
  })
  const privately = (minutesAgo: number, user_id: number, from: number, text: string): ScenarioMessage => ({
    user_id,
    from,
    text,
    time: now - minutesAgo * 60,
  })
  return [
    inGroup(58, 20_001, '欢迎大家来测试 🐧'),
    inGroup(55, 10_001, '早上好！'),
    inGroup(54, 10_002, [{type: 'face', data: {id: '14'}}]),
    privately(50, 10_001, 10_001, '在吗？帮我看下构建'),
    privately(49, 10_001, selfId, '在的，马上看'),
    inGroup(40, 10_003, [
      {type: 'at', data: {qq: String(selfId)}},
      {type: 'text', data: {text: ' 今天的天气怎么样？'}},
    ]),
    inGroup(39, selfId, '晴，18~26 ℃'),
    inGroup(30, 10_003, 'Node 20 什么时候停止维护？', 234_567),
    {...inGroup(29, selfId, '2026 年 4 月', 234_567), reactions: {128_077: [10_003, 10_001], 76: [10_006]}},
    inGroup(
      28,
      10_003,
      [
        {type: 'node', data: {user_id: 10_006, nickname: '王建国', content: '那要升级了？'}},
        {type: 'node', data: {user_id: 10_003, nickname: 'Alice', content: '越早越好'}},
      ],
      234_567,
    ),
    inGroup(20, 20_006, '今晚八点开黑，来的扣 1', 345_678),
    inGroup(19, 20_007, '1', 345_678),
    inGroup(10, 10_001, [
      {type: 'text', data: {text: '看看这张图'}},
      {type: 'image', data: {file: 'https://example.com/penguin.png', summary: '[企鹅]'}},
    ]),
    privately(5, 10_003, 10_003, 'PR 我看过了，可以合并 👍'),
  ]
}

/** The built-in world: an account, six friends, three groups (the bot is admin, owner, member) and some history. */
export function defaultScenario(
  selfId: number,
  now: number,
): Required<Pick<Scenario, 'friends' | 'groups' | 'messages'>> {
  return {
    friends: FRIENDS,
    groups: [testGroup(selfId), techGroup(selfId), gameGroup(selfId)],
    messages: messages(selfId, now),
  }
}
