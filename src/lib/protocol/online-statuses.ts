import {nearest} from './nearest.js'

/** A status that QQ shows beside a name, as `set_online_status` takes it. */
export interface OnlineStatus {
  readonly status: (typeof BASIC)[number][0]
  /** 0 = none; only under `online`. */
  readonly extended: number
}

/** The status itself: number, name, QQ's own label. */
const BASIC = [
  [10, 'online', '在线'],
  [60, 'qme', 'Q我吧'],
  [30, 'away', '离开'],
  [50, 'busy', '忙碌'],
  [70, 'dnd', '请勿打扰'],
  [40, 'invisible', '隐身'],
] as const

/** The extended statuses: number, name, QQ's own label (action/extends/SetOnlineStatus.ts). */
const EXTENDED: readonly (readonly [number, string, string])[] = [
  [1000, 'battery', '我的电量'],
  [1011, 'weak-signal', '信号弱'],
  [1016, 'sleeping', '睡觉中'],
  [1018, 'studying', '学习中'],
  [1021, 'watching', '追剧中'],
  [1027, 'timi', 'timi中'],
  [1028, 'listening', '听歌中'],
  [1030, 'weather', '今日天气'],
  [1032, 'up-late', '熬夜中'],
  [1051, 'in-love', '恋爱中'],
  [1052, 'fine', '我没事'],
  [1056, 'thrilled', '嗨到飞起'],
  [1058, 'energetic', '元气满满'],
  [1059, 'relaxed', '悠哉哉'],
  [1060, 'bored', '无聊中'],
  [1061, 'quiet', '想静静'],
  [1062, 'struggling', '我太难了'],
  [1063, 'no-words', '一言难尽'],
  [1070, 'baby', '宝宝认证'],
  [1071, 'lucky', '好运锦鲤'],
  [1201, 'luck-returns', '水逆退散'],
  [1300, 'slacking', '摸鱼中'],
  [1401, 'emo', 'emo中'],
  [2001, 'muddled', '难得糊涂'],
  [2003, 'going-out', '出去浪'],
  [2006, 'love-you', '爱你'],
  [2012, 'homework', '肝作业'],
  [2013, 'at-peace', '我想开了'],
  [2014, 'drained', '被掏空'],
  [2015, 'travelling', '去旅行'],
  [2019, 'crashed', '我crash了'],
  [2023, 'working', '搬砖中'],
  [2025, 'dream-star', '一起元梦'],
  [2026, 'star-mate', '求星搭子'],
  [2037, 'spring', '春日限定'],
]

/** The extended status that shows the charge of the battery. */
export const BATTERY_STATUS = 1000

/** Finds a status by its name, QQ's own label or its number; undefined if there is none. */
export function findOnlineStatus(text: string): OnlineStatus | undefined {
  const means = ([number, ...names]: readonly [number, string, string]): boolean =>
    String(number) === text || names.some(name => name.toLowerCase() === text.toLowerCase())
  const basic = BASIC.find(means)
  if (basic) return {status: basic[0], extended: 0}
  const extended = EXTENDED.find(means)
  return extended && {status: 10, extended: extended[0]}
}

/** The most similar name or label. */
export function nearestOnlineStatus(text: string): string | undefined {
  return nearest(
    text,
    [...BASIC, ...EXTENDED].flatMap(([, ...names]) => names),
  )
}

/** All of them, for help: `online/在线, qme/Q我吧 …`. */
export function onlineStatusNames(): {readonly basic: string; readonly extended: string} {
  const names = (table: readonly (readonly [number, string, string])[]): string =>
    table.map(([, name, label]) => `${name}/${label}`).join(', ')
  return {basic: names(BASIC), extended: names(EXTENDED)}
}
