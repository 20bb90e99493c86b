import {type OperationsKinds} from '../../errors/kinds/operations.js'
import {sentencesOf, type Wording} from '../../errors/wording.js'

function noFolder({folders, canMake}: OperationsKinds['noFolder']): Wording {
  const message = '群 {group} 没有文件夹 {name:quoted}'
  if (folders.length > 0) return {message, hint: canMake ? '可用：{folders}；加上 --mkdir 可新建' : '可用：{folders}'}
  return {message, hint: canMake ? '这个群没有文件夹；加上 --mkdir 可新建' : '这个群没有文件夹'}
}

export const operationsSentences = sentencesOf<OperationsKinds>()({
  notOnline: '机器人在 {limitMs:seconds} 秒内没有上线',
  notStopped: 'NapCat 在 {limitMs:seconds} 秒内没有停止',
  ownNumberNotTold: 'NapCat 没有返回机器人的 QQ 号',

  messageNotShown: ({use}) =>
    use === undefined
      ? 'NapCat 找不到消息 {id}'
      : {
          message:
            use === 'quoted'
              ? 'NapCat 找不到要引用的消息 {id}；未发送任何内容'
              : 'NapCat 找不到要转发的消息 {id}；未发送任何内容',
          hint: '对该会话执行 `qq msg history` 后，NapCat 就能重新识别其中的消息；加上 --no-check 则不检查直接发送',
        },
  chatNotTold: 'NapCat 没有返回消息 {id} 所在的会话',
  isNoMember: '{user} 不是群 {group} 的成员；未发送任何内容',
  anchorUnknown: 'NapCat 不认识或已忘记这个 ID；请先不带 ID 读取最新消息，之后 NapCat 就能重新识别',
  isYesterdays: '北京时间已是新的一天，但 NapCat 按 UTC 计算日期，返回的仍是昨天的列表',
  forwardsClosed: '{count} 个嵌套的合并转发无法展开：{why}',
  contentNotGiven: 'NapCat 只在返回外层合并转发时一并返回其内容',
  groupsNotSearched: '{all} 个群中有 {failed} 个无法搜索：{why}',
  groupNotTried: '没有处理 {group}：连接已断开',
  facesLost: '消息已发送，但缺少 NapCat 不认识的表情：{faces}',
  facesDoubtful: 'NapCat 会去掉不认识的表情，可能包括 {faces}；无法读取消息来核对',

  isNoPlainName: '{text:quoted} 不是不含文件夹的名称',
  needsFolder: {message: '文件 ID 不包含文件所在的文件夹', hint: '请加上 --from FOLDER（或 /）'},
  hasFolderAlready: '文件已写明文件夹时，不能再用 --from',
  noFolder,
  noFile: ({folder, near}) => ({
    message:
      folder === undefined ? '群 {group} 没有文件 {name:quoted}' : '群 {group} 的 {folder} 里没有文件 {name:quoted}',
    hint:
      near.length === 0
        ? '`qq file list {group} --recursive` 可以列出全部文件；其他形式的文件 ID 请写成 id:ID'
        : '是否想输入 {near:or}？`qq file list {group} --recursive` 可以列出全部文件；其他形式的文件 ID 请写成 id:ID',
  }),
  severalFiles: {message: '有 {count} 个文件名为 {name:quoted}', hint: '请选择其中之一：{files}'},
  noAlbum: {
    message: '群 {group} 没有相册 {album:quoted}',
    hint: '`qq album list {group}` 可以查看相册 ID；用 --album-name 则不查找相册',
  },
  noShareCode: {
    message: 'code：{text:quoted} 里没有提取码',
    hint: '闪传链接以提取码结尾：https://qfile.qq.com/q/CODE',
  },

  noEvent: ({text, near}) => ({
    message: '没有事件类型 {text:quoted}',
    hint: text.includes(',')
      ? '一次给出一个事件类型；要多个请重复 --event'
      : near === undefined
        ? '事件类型以 message、message_sent、notice、request 或 meta 开头'
        : '是否想输入 {near}？',
  }),
  noPattern: '--match：{detail}',
  cannotRecord: '--record：{file}：{detail}',
  fellShort: ({end}) =>
    end === 'idle'
      ? '在无事件的时长（--idle）用完之前，只收到 {shown} 个事件，要求 {count} 个'
      : '在规定时间（--for）内只收到 {shown} 个事件，要求 {count} 个',
  undelivered: ({tries}) =>
    tries === undefined
      ? '有一个事件无法投递到 {origin}：{reason}'
      : '有一个事件尝试 {tries} 次后仍无法投递到 {origin}：{reason}',
  httpStatus: ({location}) =>
    location === undefined ? 'HTTP {status}' : 'HTTP {status} 重定向到 {location}，这里不跟随重定向',
  endlessAnswer: ({isLate}) =>
    isLate ? '{origin} 对事件的应答没有在 {limitMs:seconds} 秒内结束' : '{origin} 对事件的应答超过 {bytes} 字节',
  cannotRun: '无法运行 sh：{detail}',
  commandLate: '命令运行超过 {limitMs:seconds} 秒',
  commandFailed: ({by}) => (by === undefined ? '命令以退出码 {code} 结束' : '命令被信号 {by} 终止'),

  noQuickOperation: () => ({
    message: '{text:quoted} 不是有效的快速操作',
    hint: '请写一行 JSON，如 {"reply":"hi"} 或 {"approve":true}',
  }),
  noBanTime: 'ban：{value} 不是不超过 30 天的秒数',
  inNoGroup: '{name}：消息不在群里',
  eventHasNo: '事件没有 {name}',
  eventLacks: '事件没有 {names}',
  nothingToDo: '{event} 事件没有快速操作',
  noOperation: {message: '{event} 事件没有快速操作 {name:quoted}', hint: '可用：{known}'},
  ignoredOperation: {message: '{name}：NapCat 在快速操作里会忽略它', hint: '请用 `{command}`'},
  ignoredRequest: {
    message: 'NapCat 对请求事件的快速操作不起作用，因为它丢失了请求 flag',
    hint: '请用 `qq request {request} approve` 或 `qq request {request} reject`',
  },
  ignoredEvent: 'NapCat 只对消息事件执行快速操作，不支持 {event}',
})
