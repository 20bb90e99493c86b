import {translated} from '../../translated.js'

export const TEXTS = translated({
  'output format (auto: a table on a terminal, JSON in a pipe)': '输出格式（默认 auto：终端为表格，管道为 JSON）',
  'short for -o json': '等同于 -o json',
  'columns or keys to show, in this order': '要显示的列或键，并按此顺序排列',
  'run a jq expression over the JSON': '用 jq 表达式处理 JSON',
  'file whose first line is the token (- for stdin)': '首行为 token 的文件（- 表示 stdin）',
  'accept any certificate (wss://)': '接受任何证书（wss://）',
  'print the frames instead of sending them': '只打印数据帧，不发送',
  'the group: 123456 or group:123456': '群号：123456 或 group:123456',
  'pause between two targets': '两个目标之间的间隔',
  'the chat: group:123456 or user:10001 (g: and u: for short)': '会话：group:123456 或 user:10001（可简写为 g: 和 u:）',
  'mention a user': '@ 某个用户',
  'mention everybody': '@全体成员',
  'quote a message': '引用一条消息',
  'the QQ number: 10001 or user:10001': 'QQ 号：10001 或 user:10001',
  'use colours even in a pipe (--no-color: never)': '在管道中也使用颜色（--no-color：始终不用）',
  'language of what people read (default: that of the locale)': '界面语言（默认跟随系统的语言环境）',
  'print no notes and no progress on stderr': '不在 stderr 输出说明和进度',
  'print the frames and the stack trace of an error on stderr': '在 stderr 输出数据帧和错误的调用栈',
  'show only matching rows: operators == != < <= > >= ~, and, or, not; values may be sizes (20MiB) or times (-90d, today)':
    '只显示符合条件的行；可用 == != < <= > >= ~、and、or、not；值可以是大小（20MiB）或时间（-90d、today）',
  'count the rows by the values of a field: value,count': '按字段的值统计行数：value,count',
  'sort by fields (-FIELD: descending)': '按字段排序（-FIELD 为降序）',
  'show at most N rows': '最多显示 N 行',
  'show only the last N rows': '只显示最后 N 行',
  'form of times in tables, CSV and TSV': '表格、CSV、TSV 中时间的写法',
  'form of sizes in tables, CSV and TSV': '表格、CSV、TSV 中大小的写法',
  'omit the header row': '不输出表头',
  'escape CSV cells that a spreadsheet would run as formulas or round':
    '转义 CSV 中会被电子表格软件当作公式执行或舍入的单元格',
  'begin CSV with a byte order mark, so that Excel reads it as UTF-8': '在 CSV 开头写入 BOM，使 Excel 按 UTF-8 读取',
  "URL of NapCat's WebSocket server": 'NapCat 的 WebSocket 服务端的 URL',
  'the token (other users can see it in ps; prefer --token-file or QQ_TOKEN)':
    'token（其他用户可在 ps 中看到；建议用 --token-file 或 QQ_TOKEN）',
  'profile to use; a,b runs with each and labels every result':
    '要使用的配置方案；a,b 表示对每个方案各执行一次，并在结果中注明',
  'run with every profile of the configuration file': '对配置文件中的每个方案各执行一次',
  'time limit for connecting (default 10s; 0: no limit)': '连接的时限（默认 10s；0 为不限）',
  'PEM file of the certificate authority to trust (wss://)': '要信任的 CA 证书的 PEM 文件（wss://）',
  'HTTP proxy to connect through': '连接时使用的 HTTP 代理',
  "wait here for NapCat's WebSocket client to connect (default host: 127.0.0.1)":
    '在此地址等待 NapCat 的 WebSocket 客户端连入（默认主机：127.0.0.1）',
  'time limit for each answer (default: depends on the action; 0: no limit)':
    '每次应答的时限（默认因接口而异；0 为不限）',
  'retry up to N times, only what is safe to repeat: connecting, reading, setting':
    '最多重试 N 次，仅限可以安全重复的操作：连接、读取、设置',
  'wait before each retry (default exp:1s,30s,2): 1s, none, random:1s,3s, inc:1s,2s,10s, exp:MIN,MAX,BASE[,MULT], jitter:MIN,MAX,BASE':
    '每次重试前的等待（默认 exp:1s,30s,2）：1s、none、random:1s,3s、inc:1s,2s,10s、exp:MIN,MAX,BASE[,MULT]、jitter:MIN,MAX,BASE',
  'stop retrying after this much time in total': '重试累计超过此时长后不再重试',
  'failures to retry after: connect,timeout,failed (default connect,timeout)':
    '遇到哪些失败时重试：connect,timeout,failed（默认 connect,timeout）',
  'the image: local file, -, URL, base64://…, or remote:/path on the server':
    '图片：本机文件、-、URL、base64://DATA，或服务端上的 remote:/path',
  'how to bring a local file to the server: in chunks (stream), inside the call (base64), or by its path on a shared disk (path); auto decides by size':
    '本机文件传到服务端的方式：分片传输（stream）、写在调用里（base64）、只传共享磁盘上的路径（path）；auto 按大小选择',
  'size of one packet (default 64k)': '每个数据包的大小（默认 64k）',
  'resume an upload of the same file that stopped less than 10 minutes ago (--no-resume: fail when the connection is lost)':
    '续传 10 分钟内中断的同一文件（--no-resume：断线后直接失败）',
  'show progress (on by default on a terminal; one line every 5 s in a log)':
    '显示进度（终端上默认显示；写入日志时每 5 秒一行）',
  'wire name of the action, from `qq action list`': '接口名，见 `qq action list`',
  'overwrite an existing file': '覆盖已有文件',
  'keep an existing file and count it as done': '保留已有文件，并视为完成',
  'run only once for this key in 24 hours; a repeat returns the first result':
    '24 小时内同一个键只执行一次，再次使用时返回首次的结果',
  'repeat it even if the result of an earlier try is unknown (it may be done twice)':
    '之前的结果未知时也重新执行（有可能执行两次）',
  'skip the confirmation prompt': '跳过确认询问',
  'never ask; fail instead if confirmation is needed': '从不询问；需要确认时直接报错',
  'process at most N targets per second': '每秒最多处理 N 个目标',
  'the text; - reads it from stdin': '文本；- 表示从 stdin 读取',
  'literal text (even a single -)': '原样发送的文本（单独的 - 也是）',
  'text from a file or from stdin': '从文件或 stdin 读取文本',
  'a QQ face, by number or name: 14, 微笑': 'QQ 表情的编号或名称：14、微笑',
  'a store sticker (商城表情), by the emoji_package_id, emoji_id and key of a received one':
    '商城表情，填收到的商城表情的 emoji_package_id、emoji_id 和 key',
  'an image': '图片',
  'a voice message: SILK, AMR or any audio file': '语音消息：SILK、AMR 或任意音频文件',
  'a video': '视频',
  'any file': '任意文件',
  'a song from qq, 163, kugou, migu or kuwo; or a custom card: {"url","image"}, optionally with "audio", "title", "content"':
    'qq、163、kugou、migu 或 kuwo 的歌曲；或自定义卡片：{"url","image"}，可加 "audio"、"title"、"content"',
  'a contact card of a user or a group': '推荐好友或推荐群的名片',
  'roll a dice (must be sent alone)': '掷骰子（须单独发送）',
  'play rock paper scissors (must be sent alone)': '猜拳（须单独发送）',
  'displayed name of the file given before it': '前一个文件的显示名称',
  'a message segment in NapCat\'s format: {"type":"face","data":{"id":"14"}}':
    'NapCat 格式的消息段：{"type":"face","data":{"id":"14"}}',
  'a JSON list of message segments': '消息段的 JSON 列表',
  'parse CQ codes in all text: [CQ:at,qq=10001]': '解析所有文本中的 CQ 码：[CQ:at,qq=10001]',
  'do not look up quoted or forwarded messages; accept unknown segment keys, and faces that NapCat does not list':
    '不检查引用或转发的消息；允许消息段带未知的键，也允许 NapCat 未列出的表情',
  'time limit for NapCat to send the message (default 10s, more for large files)':
    'NapCat 发送消息的时限（默认 10s，大文件更长）',
  'confirmation word, instead of typing it at the prompt': '确认文字，代替在询问时输入',
  'the text; several words are joined into one text, - reads it from stdin':
    '文本；多个词合为一段文本，- 表示从 stdin 读取',
  'message ids, or - to read one per line from stdin': '消息 ID；- 表示从 stdin 读取，每行一个',
  'expected SHA-256; if the file differs, fail and keep nothing': '预期的 SHA-256；不一致时失败，不保留文件',
  'check that it took effect (exit code 8 if it did not within 10 s)': '核对是否真的生效（10 秒内未生效则退出码为 8）',
  "Existing messages (by id), --node and --nodes become one forward card, in the order in which they are typed. Texts are taken literally. Custom names and card texts need NapCat's packet backend. Without it, the bot first sends every node to itself under its own name, the card texts are ignored, and a note says so.\n\nThe content of a node in --nodes is a text, a list of segments (markdown is allowed), or again nodes, at most three levels deep. Nested nodes become a card that can have texts of its own: source, summary, prompt, news. A file in a segment is a local file, a URL, base64://…, or remote:/path on the server. With @FILE, relative paths start at the folder of that file.":
    '已有的消息（按 ID）、--node 和 --nodes 按输入的顺序组成一个合并转发。文本一律原样发送。自定义的名称和卡片文字需要 NapCat 的 Packet 后端；没有它时，机器人会先以自己的名义把每个节点发给自己，卡片文字不起作用，并给出说明。\n\n--nodes 中节点的 content 可以是文本、消息段列表（可含 markdown），也可以再是节点，最多嵌套三层。嵌套的节点会成为一张卡片，可以有自己的文字：source、summary、prompt、news。消息段中的文件可以是本机文件、URL、base64://DATA，或服务端上的 remote:/path。使用 @FILE 时，相对路径以该文件所在的目录为起点。',
  'a custom node: "小明@10001:早上好"': '自定义节点：小明@10001:早上好',
  'nodes as a JSON list or JSON lines: {"user_id","nickname","content"}, or {"id"}':
    '节点的 JSON 列表或 JSON Lines：{"user_id","nickname","content"} 或 {"id"}',
  'title of the forward card': '合并转发的标题',
  'preview line on the forward card': '合并转发的预览行',
  'bottom line of the forward card': '合并转发的底部文字',
  'text shown in the list of chats': '会话列表中的文字',
  'ignored: NapCat uses its own time limit for forwards': '不起作用：NapCat 对合并转发使用自己的时限',
  'QQ numbers, or - to read one per line from stdin': 'QQ 号；- 表示从 stdin 读取，每行一个',
  'messages before this one, going back in time': '此消息之前的消息，往更早的方向',
  'messages after this one, going forward in time': '此消息之后的消息，往更晚的方向',
  'at most N messages (default 20; with --since: all)': '最多 N 条消息（默认 20；用 --since 时为全部）',
  'all messages in that direction': '该方向上的全部消息',
  'messages sent at or after this time: 2026-01-31 (00:00), "2026-01-31 08:00", 08:00, today, yesterday, epoch seconds, or how long ago: 2h, -3d':
    '此时间及以后发送的消息：2026-01-31（零点）、"2026-01-31 08:00"、08:00、today、yesterday、Unix 时间戳（秒），或多久以前：2h、-3d',
  'messages sent before this time, in the same formats': '此时间以前发送的消息，写法同上',
  'do not look up the URLs of images and files (much faster)': '不查询图片和文件的 URL（快得多）',
  'do not expand forward cards': '不展开合并转发',
  "query QQ instead of using NapCat's cache": '直接向 QQ 查询，不用 NapCat 的缓存',
  'identify the chat by one of its messages; the whole chat is marked, and other values are ignored':
    '用会话中的一条消息指明会话；整个会话都会标为已读，其他值不起作用',
  "NapCat answers ok without checking whether the poke arrived. This needs NapCat's packet backend.":
    'NapCat 不核对戳一戳是否送达就返回 ok。需要 NapCat 的 Packet 后端。',
  'the remark, or use --clear': '备注；或用 --clear',
  'remove the remark': '清除备注',
  'do not look up the messages that replies quote (faster)': '不查询回复所引用的消息（更快）',
  "Text and flags become one message, in the order in which they are typed. Several words are joined into one text; - is the text from stdin, without the final newline. CQ codes in the text are parsed only with --cq.\n\nFILE is a local file, - (stdin), a URL, base64://…, or remote:/path on the server. Its content must match the flag: --image needs an image. Files larger than 256 KiB are first uploaded to the server in chunks. Paths in --segment, --segments and --cq are paths on NapCat's machine.":
    '文字和选项按输入的顺序组成一条消息。多个词合为一段文字；- 表示读取 stdin 的文字，去掉末尾的换行。加上 --cq 才解析文字中的 CQ 码。\n\nFILE 可以是本机文件、-（stdin）、URL、base64://DATA 或服务端上的 remote:/path。内容必须与选项相符：--image 需要图片。大于 256 KiB 的文件会先分片上传到服务端。--segment、--segments 和 --cq 中的路径是 NapCat 所在机器上的路径。',
  'file whose first line is the token, read each time; - saves the token from stdin itself':
    '首行为 token 的文件，每次使用时读取；- 表示保存从 stdin 读到的 token 本身',
  'command whose first line is the token, run each time': '输出首行为 token 的命令，每次使用时执行',
  'the token itself (visible to everybody in ps: prefer --token-file -)':
    'token 本身（所有人都能在 ps 中看到：建议用 --token-file -）',
  "URL of NapCat's WebUI (default http://127.0.0.1:6099)": 'NapCat WebUI 的 URL（默认 http://127.0.0.1:6099）',
  'file whose first line is the token of the WebUI (- for stdin)': '首行为 WebUI 的 token 的文件（- 表示 stdin）',
  'code of the authenticator app, if the WebUI wants one': '身份验证器的验证码，WebUI 要求时填写',
  'folder of a NapCat on this machine, whose config/webui.json has the token':
    '本机 NapCat 的目录，从其 config/webui.json 读取 token',
  'container of a NapCat on this machine, whose log has the token (docker logs)':
    '本机 NapCat 的容器，从其日志读取 token（docker logs）',
  'never ask; fail instead': '从不询问，直接报错',
  'profile to use': '要使用的配置方案',
  'PEM file of the certificate authority to trust (https://)': '要信任的 CA 证书的 PEM 文件（https://）',
  'accept any certificate (https://)': '接受任何证书（https://）',
  'interval between heartbeats (default 30s; 0: no heartbeats)': '心跳间隔（默认 30s；0 为不发心跳）',
  'JSON file with a custom scenario': '自定义场景的 JSON 文件',
  'file to record every call of clients in, one JSON object per line':
    '把客户端的每次调用记录到此文件，每行一个 JSON 对象',
  'replay the events of this file (from `listen --record`) when a client starts to listen':
    '客户端开始监听时重放此文件中的事件（由 `listen --record` 录制）',
  'speed of the replay, as a factor (default 1)': '重放的倍速（默认 1）',
  "report the bot's own messages as message_sent events": '把机器人自己的消息作为 message_sent 事件上报',
  'an image: local file, -, URL, base64://…, or remote:/path on the server':
    '图片：本机文件、-、URL、base64://DATA，或服务端上的 remote:/path',
  'wait at most this long until the bot is online again': '最多等待这么久，直到机器人重新在线',
  'wait at most this long until the bot is online': '最多等待这么久，直到机器人在线',
})
