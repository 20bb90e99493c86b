import {translated} from '../../translated.js'

export const TEXTS = translated({
  'Delete all temporary files of NapCat': '删除 NapCat 的全部临时文件',
  "Upload a file to the server's temporary folder": '上传文件到服务端的临时目录',
  "This deletes every file in NapCat's temporary folder, even files that other clients are about to send or download. NapCat does not report files that it cannot delete.":
    '删除 NapCat 临时文件夹中的所有文件，包括其他客户端即将发送或下载的文件。无法删除的文件，NapCat 不会报告。',
  'Test stream transfers from NapCat': '测试来自 NapCat 的流式传输',
  'NapCat sends ten small packets, one every 0.1 s, and then ends the stream. With --fail it sends an error instead of the end (exit code 1).':
    'NapCat 每隔 0.1 秒发送一个小数据包，共十个，然后结束。加上 --fail 时，最后发送的是错误而不是结束（退出码 1）。',
  'end the stream with an error': '以错误结束传输',
  'Shows the path of the file on the server (-o id prints only the path), for other commands as remote:/path. The upload is checked by its SHA-256 and survives a lost connection. A stopped upload can be resumed with --resume for 10 minutes. Ctrl-C drops it at once, unless --resume was given. QQ does not accept empty files.':
    '显示文件在服务端的路径（-o id 只输出路径），其他命令可写作 remote:/path 使用。上传用 SHA-256 校验，连接断开后会继续。中断的上传在 10 分钟内可用 --resume 续传。按 Ctrl-C 会立即丢弃已上传的内容，除非加了 --resume。QQ 不接受空文件。',
  'a local file; - for stdin': '本机文件；- 表示 stdin',
  'id of the upload on the server (default: a new id)': '上传在服务端的 ID（默认新建）',
  'name of the file on the server; equal names overwrite each other (default: a new name)':
    '文件在服务端的名称；同名文件会互相覆盖（默认新建名称）',
  'expected SHA-256; the server refuses other content (auto: computed from the file)':
    '预期的 SHA-256；内容不符时服务端会拒绝（auto 为根据文件计算）',
  'how long the server keeps the file, up to 24d (default 5m; 0: no limit)':
    '文件在服务端的保留时长，最长 24d（默认 5m；0 为不限）',
  'show how much of --stream-id the server has, instead of uploading':
    '查看服务端已收到 --stream-id 的多少内容，不上传',
  'drop --stream-id on the server, instead of uploading': '丢弃服务端上的 --stream-id，不上传',
})
