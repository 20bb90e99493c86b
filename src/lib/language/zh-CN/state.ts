import {type Recorded, type StateKinds} from '../../errors/kinds/state.js'
import {type MixedKind} from '../../protocol/catalog/facts.js'
import {sentencesOf} from '../../errors/wording.js'

const IF_DAMAGED: Readonly<Record<Recorded, string>> = {
  send: '请先确认消息是否已发送；删除这个文件后，该幂等键可以重新使用',
  upload: '请先确认哪些文件已上传；不带 --resume 则上传全部文件',
}

const WHERE_KEPT: Readonly<Record<Recorded, string>> = {
  send: '--idempotency-key 的记录保存在状态目录（XDG_STATE_HOME）',
  upload: '--resume 的记录保存在状态目录（XDG_STATE_HOME）',
}

const CALLS: Readonly<Record<MixedKind, string>> = {
  'group files': '群文件的调用',
  'group requests': '加群申请的调用',
  'received files': '已接收文件的调用',
}

function otherDoing({part, was, is}: StateKinds['otherDoing']): string {
  switch (part) {
    case 'server':
      return '进度文件对应的是 {was}，但这次运行的是 {is}'
    case 'action':
      if (was === '') return '进度文件记录的是接口调用和命令，但这次运行的是 {is} 的数据行'
      if (is === '') return '进度文件记录的是 {was} 的数据行，但这次运行的是接口调用和命令'
      return '进度文件记录的是 {was} 的数据行，但这次运行的是 {is} 的数据行'
    case 'columns':
      return '进度文件对应的列是 {was}，但这次的列是 {is}'
    case 'unchecked':
      if (was === 'true') return '进度文件来自带 --unchecked 的运行，但这次没有 --unchecked'
      return '进度文件来自不带 --unchecked 的运行，但这次有 --unchecked'
  }
}

export const stateSentences = sentencesOf<StateKinds>()({
  process: '进程 {pid}',
  inContainer: '另一个容器的进程 {pid}',
  onHost: '{host} 上的进程 {pid}',
  unknownProcess: '未知的进程',
  outOfSight: '从这里无法判断它是否还在运行；如果已经结束，请删除 {file}',
  noLock: '无法锁定 {file}',

  callsAbout: ({what}) => CALLS[what],
  waiting: '正在等待另一个运行完成{calls}（{by}）：否则 NapCat 会弄混应答',
  stillBusy: '{by} 仍在处理{calls}：NapCat 可能弄混了应答',
  notSent: {
    message: '{action} 未发送：另一个运行正在处理{calls}（{by}）',
    hint: 'NapCat 会弄混两者的应答；请等那边结束后重试',
  },
  foreignFiles: {
    message: '{action}：NapCat 两次都返回了群 {group} 的文件',
    hint: '有别的程序同时在向这个 NapCat 查询文件；请重试',
  },

  damaged: ({of}) => ({message: '先前的发送记录已损坏，因此未发送任何内容：{file}', hint: IF_DAMAGED[of]}),
  unwritable: ({of}) => ({message: '无法写入这次的发送记录，因此未发送任何内容：{detail}', hint: WHERE_KEPT[of]}),
  unreadable: ({of}) => ({message: '无法读取先前的发送记录，因此未发送任何内容：{detail}', hint: WHERE_KEPT[of]}),

  serverUnknown: {
    message: '无法得知 `qq server start` 启动了什么，因此未执行任何操作：{file}：{detail}',
    hint: '请确认服务端是否在运行；如果没有，请删除这个文件',
  },
  serverNotNoted: {
    message: '无法记录启动了什么，因此没有启动：{file}：{detail}',
    hint: '状态目录是 $XDG_STATE_HOME/qqctl 或 ~/.local/state/qqctl',
  },
  serverBusy: '{by} 正在启动或停止同一个服务端，因此未执行任何操作',

  keyTaken: {
    message: '幂等键 {key:quoted} 已用于其他内容',
    hint: '新内容请用新的键；键保留 24 小时',
  },
  mayBeDelivered: {
    message: '先前使用键 {key:quoted} 的那次尝试可能已送达',
    hint: '这次未发送任何内容；请先确认是否已送达，或加上 --retry-unsafe 照样发送',
  },
  alreadyDone: '没有再次发送：同一个键已在 {at} 执行过，结果如下',
  notRemembered: '已发送，但无法记录：{detail}',

  otherBatch: {
    message: '{file} 是另一个批处理的进度文件：{difference}',
    hint: '请使用同一个批处理，或为 --resume 换一个文件',
  },
  otherDoing,
  otherInput: {
    message: '第 {line} 行有变化：{file} 是另一份输入的进度文件',
    hint: '请使用同一份输入，或为 --resume 换一个文件',
  },
  shorterInput: {
    message: '输入到第 {last} 行就结束了，但进度文件里有第 {known} 行',
    hint: '这是另一份输入的进度文件；请使用同一份输入，或为 --resume 换一个文件',
  },
  otherVersion: {
    message: '--resume：{file} 是另一个版本的 qq 的进度文件',
    hint: '请用开始该批处理的 qq 版本完成它，或换一个新文件；用新文件会执行全部行，包括已完成的',
  },
  noJournal: {message: '--resume：{file} 不是批处理的进度文件', hint: '请给出一个新文件，进度文件会在那里创建'},
  journalTaken: '--resume：另一个批处理正在使用 {file}（{by}）',
  journalOut: '--resume：无法使用进度文件 {file}：{detail}',
})
