import {type Damage, type TransferKinds} from '../../errors/kinds/transfer.js'
import {sentencesOf} from '../../errors/wording.js'

const READING_ADVICE = {
  remote: 'NapCat 所在机器上的路径请写成 remote:/path',
  'no upload': 'NapCat 所在机器上的路径请写成 remote:/path，这样不需要上传',
}

const FOLDER_ADVICE = {
  contents: '请给出其中的文件',
  files: '请给出其中的文件（{bare}/*），或打包后的文件',
  'files or remote': '请给出其中的文件（{bare}/*），或打包后的文件；NapCat 所在机器上的文件夹请写成 remote:/path',
  archive: '请先用 zip -r 或 tar -czf 打包',
}

const DAMAGES: Readonly<Record<Damage, string>> = {
  beginning: '下载的内容已损坏：开头没有文件名和大小',
  end: '下载的内容已损坏：缺少结尾',
  packets: '下载的内容已损坏：发送了 {said} 个数据包，但只收到 {found} 个',
  bytes: '下载的内容已损坏：发送了 {said} 字节，但收到 {found} 字节',
  'too short': '下载的内容已损坏：应为 {said} 字节，实际 {found} 字节',
  'too long': '下载的内容已损坏：超过 {said} 字节',
  'no part': '下载的内容已损坏：数据包 {packet} 不属于任何文件',
  'out of order': '下载的内容已损坏：应收到数据包 {packet}，却收到 {found}',
  'packet size': '下载的内容已损坏：数据包 {packet} 应为 {said} 字节，实际 {found} 字节',
}

const NO_MEDIA = {
  image: ['{file} 不是图片', '{file} 不是图片：内容是{found}'],
  record: ['{file} 不是语音或音频文件', '{file} 不是语音或音频文件：内容是{found}'],
  video: ['{file} 不是视频', '{file} 不是视频：内容是{found}'],
} as const

const MEDIA = {image: '{format} 图片', voice: '{format} 语音', sound: '{format} 音频', video: '{format} 视频'} as const

export const transferSentences = sentencesOf<TransferKinds>()({
  uploadedSoFar: ({goesOn}) =>
    goesOn ? '{file} 已上传 {percent}%；10 分钟内运行同一命令即可续传' : '{file} 已上传 {percent}%',
  uploadLost: ({goesOn}) => ({
    message: '{file} 上传到 {percent}% 后失败：{problem}',
    hint: goesOn ? '10 分钟内运行同一命令并加上 --resume 即可续传' : undefined,
  }),
  beginsAnew: '{file} 从头开始上传：{problem}',
  hasRival: '另一个运行也在上传它（{by}）',
  isNamedOtherwise: '文件名或保留时间有变化',
  connectingAgain: '{problem}；正在重新连接',
  lostByServer: '服务端 {times} 次丢失了 {file}',
  uploadUnclear: ({missing}) =>
    missing === 'count' ? 'NapCat 没有返回已收到多少内容' : 'NapCat 没有返回文件的存放位置',
  putTogetherWrongly:
    '服务端合并 {file} 时出错：得到 {foundSize} 字节，SHA-256 为 {foundSha256}；应为 {size} 字节，SHA-256 为 {sha256}',

  sizeDiffers: '文件应为 {said} 字节，实际 {found} 字节',
  damaged: ({how}) => ({message: DAMAGES[how], hint: '请重试'}),
  otherHash: '文件的 SHA-256 是 {found}，不是 {wanted}',
  keptOtherHash: {
    message: '{file} 已存在，SHA-256 是 {found}，不是 {wanted}',
    hint: '要覆盖它，请用 --force 代替 --no-clobber',
  },

  isNoUrl: '{url} 不是有效的 URL',
  isNoWebUrl: '{url:quoted} 不是 http:// 或 https:// 开头的 URL',
  unreachable: '无法连接 {host}：{detail}',
  lostHost: '与 {host} 的连接已断开：{detail}',
  silentHost: '{host} 在 {ms:seconds} 秒内没有发送任何数据',
  httpStatus: {
    message: '{host} 返回了 HTTP {status}',
    hint: 'QQ 的 URL 只在一段时间内有效；请获取新的 URL',
  },
  redirectsForEver: '{host} 重定向次数过多',
  sentNothing: '{host} 发送了空文件',

  noFile: ({advice}) => ({message: '无法读取 {file}：文件不存在', hint: advice && READING_ADVICE[advice]}),
  mayNotRead: ({advice}) => ({message: '无法读取 {file}：没有权限', hint: advice && READING_ADVICE[advice]}),
  cannotRead: ({advice}) => ({message: '无法读取 {file}：{detail}', hint: advice && READING_ADVICE[advice]}),
  cannotWrite: '无法写入 {file}：{detail}',
  cannotKeep: {message: '无法在 {folder} 里保存 {file}：{detail}', hint: '可以用 TMPDIR 指定另一个目录'},
  isThere: {message: '{file} 已存在', hint: '加上 --force 覆盖它，或加上 --no-clobber 保留它并继续'},
  isTaken: {
    message: '这次运行已有另一个文件保存为 {file}',
    hint: '请逐个下载，并分别用 --to 指定位置',
  },
  isNoFolder: {message: '{folder} 不是目录', hint: '请用 mkdir -p {folder} 创建'},
  isFolder: ({advice}) => ({message: '{folder} 是目录', hint: FOLDER_ADVICE[advice]}),
  isNoOrdinaryFile: '{file} 不是普通文件',
  isEmpty: '{file} 是空文件，QQ 不接受空文件',
  hasChanged: '读取 {file} 时它发生了变化',

  hasNoName: '{file} 没有文件名',
  tooBig: {
    message: '{what}：{size} MiB 超出 base64 的上限；NapCat 最多接受 {limit} MiB',
    hint: '请用 --upload stream，大小不限',
  },
  isNoBase64: '{file} 的内容不是 base64',
  noUrlHere: {
    message: '{url}：NapCat 在这里不接受 URL',
    hint: '先用 `qq file fetch-remote URL` 保存到 NapCat 所在的机器，再写 remote:/path',
  },
  noBase64Here: {
    message: '不能使用 --upload base64：NapCat 在这里不接受 base64',
    hint: '去掉它，文件会分片上传',
  },
  hasNoPath: '{file} 没有路径：--upload path 只用于共享磁盘上的文件',
  isNoMedia: ({wanted, found}) => ({
    message: NO_MEDIA[wanted][found ? 1 : 0],
    hint: 'qq 检查的是内容，不是文件名',
  }),
  content: ({medium}) => MEDIA[medium],
  isNoServerPath: {message: '{text} 不是服务端的路径', hint: 'NapCat 在自己的机器上读取它：请写 remote:/path'},
  remoteNeedsPath: {message: 'remote: 后面必须有路径', hint: '写法：remote:/path'},
})
