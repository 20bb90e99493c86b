import {type MessageKinds} from '../../errors/kinds/message.js'
import {type UnsendableType} from '../../protocol/segments.js'
import {sentencesOf, type Wording} from '../../errors/wording.js'

const INSTEAD: Readonly<Record<UnsendableType, string>> = {
  flashtransfer: '请用 `qq flash send`',
  keyboard: '只有官方机器人可以发送；要点击按钮请用 `qq msg click-button`',
  location: 'NapCat 会改发一个固定的测试位置；请改用 contact 或 json 消息段',
  markdown: 'QQ 只在合并转发里接受它；请用 `qq forward send --nodes`',
  miniapp: '请先用 `qq share get-mini-app` 生成 JSON 卡片，再作为 json 消息段发送',
  node: '请用 `qq forward send` 发送合并转发的节点',
  onlinefile: '请用 `qq online-file send`',
  poke: '请用 `qq msg poke`',
  xml: '请改用 json 消息段发送 JSON 卡片',
}

const MISSING: Readonly<Record<string, Wording>> = {
  file: {message: '缺少 data.file', hint: '请给出 URL、base64://…，或 NapCat 所在机器上的路径'},
  id: '必须给出 data.id 或 data.url',
  image: '缺少 data.image：音乐卡片必须有图片',
}

const NO_FACE: Readonly<Record<MessageKinds['noFace']['wanted'], {message: string; hint: string}>> = {
  name: {
    message: '没有 QQ 表情 {text:quoted}',
    hint: '请写名称（如 微笑）或编号（如 14）；emoji 直接写在文本里',
  },
  number: {
    message: '{text:quoted} 不是有效的 QQ 表情编号',
    hint: '编号最多三位，如 14；emoji 直接写在文本里',
  },
  reaction: {
    message: '{text:quoted} 既不是 emoji，也不是 emoji 的编号',
    hint: '请写 👍、它的码位 128077，或 QQ 表情的名称或编号：赞、76',
  },
}

function nearestFaces({called, canBeSent}: MessageKinds['unlistedFace']): string {
  if (called === undefined)
    return canBeSent ? '相近的表情：{nearest}；加上 --no-check 可照样发送' : '相近的表情：{nearest}'
  return canBeSent
    ? '相近的表情：{nearest}；名称是 {id} 的表情请写 /{id} 或 {called}；加上 --no-check 可照样发送'
    : '相近的表情：{nearest}；名称是 {id} 的表情请写 /{id} 或 {called}'
}

export const messageSentences = sentencesOf<MessageKinds>()({
  noCard: {
    message: '卡片必须有 "app"',
    hint: '请给出 `qq share get-mini-app`、`get-user` 或 `get-group` 的输出',
  },
  empty: {message: '消息为空', hint: '请给出文本、用 - 从 stdin 读取文本，或用 --image 给出图片'},
  severalQuotes: '一条消息只能引用一条消息',
  standsAlone: {message: '{type} 必须单独成为一条消息', hint: '请单独发送，其余内容另发一条'},
  nobodyToMention: '私聊里不能 @ 任何人：NapCat 会去掉 @，并且不报错',
  allIsNoUser: {message: '"all" 不是 QQ 号', hint: '要 @全体成员请用 --at-all'},
  unsendable: ({instead}) => ({message: 'NapCat 不能在消息里发送 {type}', hint: INSTEAD[instead]}),
  unknownKey: ({near}) => ({
    message: 'NapCat 在这里不认识键 {key:quoted}，会忽略它',
    hint:
      near === undefined
        ? '可用：{available}；加上 --no-check 可照样发送'
        : '是否想写 {near}？加上 --no-check 可照样发送',
  }),
  missing: ({key}) => MISSING[key] ?? '缺少 data.{key}',
  resultByChance: '不能指定 data.result：结果由 QQ 随机产生',
  receivedForward: {
    message: 'data.id 不是已发送的合并转发的 res_id',
    hint: 'NapCat 不能凭 ID 再次发送收到的合并转发；请用 `qq msg forward` 转发包含它的消息',
  },
  noSong: ({near}) => ({
    message: '{text:quoted} 不是有效的歌曲',
    hint:
      near === undefined
        ? '写法：PLATFORM:ID，平台是 {platforms} 之一；或 {"url":"https://…","image":"https://…"}'
        : '是否想输入 {near}:{id}？',
  }),
  notInCq: 'CQ 码里不能有名称 {text:quoted}：只能用字母、数字和 _',

  tooDeep: '合并转发最多嵌套 {deepest} 层',
  nodesBesideOthers: {message: '转发节点不能与其他消息段混用', hint: '请把这些消息段放进单独的节点'},
  ofInnerCard: {
    message: '这个键只用于内含节点的转发节点的合并转发卡片',
    hint: '整个合并转发的卡片请用 --{key}',
  },

  otherChat: ({is}) => (is === 'user' ? '这里需要群，但 {text:quoted} 是用户' : '这里需要用户，但 {text:quoted} 是群'),

  noReaction: {
    message: 'QQ 没有表情回应 {text}',
    hint: '请用只有一个码位、不带肤色的 emoji；旗帜和家庭 emoji 有多个码位',
  },
  noFace({wanted, near}) {
    const {message, hint} = NO_FACE[wanted]
    if (near.length === 0) return {message, hint}
    return {message, hint: near.length === 1 ? '是否想输入 {near}？' : '是否想输入其中之一：{near}？'}
  },
  unlistedFace: facts => ({message: 'NapCat 不认识 QQ 表情 {id}', hint: nearestFaces(facts)}),
})
