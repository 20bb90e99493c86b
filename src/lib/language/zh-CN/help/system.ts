import {translated} from '../../translated.js'

export const TEXTS = translated({
  'Show whether NapCat can send images': '查看 NapCat 能否发送图片',
  'Show whether NapCat can send voice messages': '查看 NapCat 能否发送语音',
  'Delete temporary files and cached media on the server': '清理服务端的临时文件和媒体缓存',
  'Show whether the packet backend can be used': '查看 Packet 后端是否可用',
  'Restart NapCat': '重启 NapCat',
  "Send a raw packet to QQ's servers": '向 QQ 服务器发送原始数据包',
  'Show whether the bot is online': '查看机器人是否在线',
  'Show the version of NapCat': '查看 NapCat 的版本',
  "Show QQ's safety level of a URL (NapCat always answers 1)": '查看 URL 的安全等级（NapCat 总是返回 1）',
  'Level 1 is safe, 2 is unknown, and 3 is dangerous. NapCat answers 1 for every URL.':
    '1 为安全，2 为未知，3 为危险。NapCat 对任何 URL 都返回 1。',
  'the URL': '要检查的 URL',
  "This deletes NapCat's temporary files and QQ's saved images, voices, videos, files and logs. Running uploads are lost.":
    '删除 NapCat 的临时文件，以及 QQ 保存的图片、语音、视频、文件和日志。正在进行的上传会丢失。',
  'Stop NapCat': '结束 NapCat 进程',
  'The only answer is the end of the connection. If a start-up script runs NapCat in several processes, NapCat starts again at once, as with `system restart`. `server stop` ends what `server start` has started.':
    '没有应答，只会断开连接。如果启动脚本以多进程方式运行 NapCat，它会立即重新启动，与 `system restart` 相同。`server stop` 会结束由 `server start` 启动的进程。',
  'Some actions need it: AI voices, rkeys, group sign-in, special titles, todos, file URLs and others. If it cannot be used, the exit code is 7 and the error shows the reason.':
    '部分接口依赖 Packet 后端：AI 语音、rkey、群打卡、专属头衔、群待办、文件 URL 等。不可用时退出码为 7，错误信息会说明原因。',
  'Show the keys (rkey) of media URLs': '查看媒体 URL 的密钥（rkey）',
  "These are secrets, for private and for group chats. ttl is in seconds. Every type but private is shown as group; `system get-rkey-raw` shows the numbers. This needs NapCat's packet backend.":
    '这些是机密信息，分别用于私聊和群聊。ttl 以秒为单位。除 private 外的类型都显示为 group；`system get-rkey-raw` 显示编号。需要 NapCat 的 Packet 后端。',
  "Show the keys (rkey) of media URLs in QQ's format": '按 QQ 的格式查看媒体 URL 的 rkey',
  "These are secrets. Type 10 is for private chats, and type 20 is for groups. ttl is a string, in seconds. This needs NapCat's packet backend.":
    '这些是机密信息。类型 10 用于私聊，20 用于群聊。ttl 是字符串，以秒为单位。需要 NapCat 的 Packet 后端。',
  'Show the keys (rkey) of media URLs as one object': '查看合并为一个对象的媒体 URL 的 rkey',
  "These are secrets, in the form that NapCat instances serve to each other, cached until they expire. This needs NapCat's packet backend.":
    '这些是机密信息，采用 NapCat 实例之间互相提供的格式，过期前会一直缓存。需要 NapCat 的 Packet 后端。',
  "Show the QQ numbers of QQ's own robots": '查看 QQ 官方机器人的 QQ 号范围',
  'NapCat answers, closes all connections and is back after some seconds, if its start-up script runs it in several processes; otherwise it refuses. It forgets the ids of messages. `server restart` also restarts what `server start` has started. With --wait, the exit code is 8 if it is not back in time.':
    '如果启动脚本以多进程方式运行 NapCat，它会先应答，再断开所有连接，几秒后恢复；否则会拒绝重启。重启后不再记得消息 ID。`server restart` 还可以重启由 `server start` 启动的进程。加上 --wait 时，若未按时恢复，退出码为 8。',
  "Shows the answer as hex. NapCat waits five seconds for it. The packet is not checked, and a wrong packet can end the login. This needs NapCat's packet backend.":
    '以十六进制显示应答，NapCat 最多等待 5 秒。数据包不经检查，错误的数据包可能导致掉线。需要 NapCat 的 Packet 后端。',
  'the command of the packet, such as OidbSvcTrpcTcp.0xfe1_2': '数据包的命令，如 OidbSvcTrpcTcp.0xfe1_2',
  'the body, as hex': '包体，十六进制',
  'do not wait for an answer': '不等待应答',
  'Split a Chinese text into words (unsupported by NapCat)': '中文分词（NapCat 不支持）',
  'go-cqhttp had this action. NapCat knows its name but does not implement it (exit code 7).':
    '这是 go-cqhttp 的接口。NapCat 有这个接口名，但没有实现（退出码 7）。',
  'With --wait, it waits until NapCat answers and the bot is online; if that takes too long, the exit code is 8.':
    '加上 --wait 则等到 NapCat 有应答且机器人在线；超时退出码为 8。',
  'Translate English words to Chinese': '把英文单词翻译成中文',
  'Each argument is translated separately; the rows keep their order. QQ may not answer at all; --timeout sets how long to wait.':
    '每个参数单独翻译，各行保持原来的顺序。QQ 可能完全没有应答；等待时间由 --timeout 决定。',
  'English words or quoted phrases, or - to read one per line from stdin':
    '英文单词或加引号的短语；- 表示从 stdin 逐行读取',
})
