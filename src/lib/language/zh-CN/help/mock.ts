import {translated} from '../../translated.js'

export const TEXTS = translated({
  'Make the running mock send an event': '让运行中的模拟 NapCat 上报事件',
  'Every kind in `qq event list` has a sample event. The given fields replace the fields of the sample (key=text, key:=JSON). If the kind has more specific kinds, the first of them is sent. For a message, text=… and from=… set the text and the sender, and the message can be fetched, quoted and recalled. The event is shown as it was sent.':
    '`qq event list` 中的每种事件类型都有样例。给出的字段会替换样例中的字段（key=text、key:=JSON）。如果该类型还有更具体的类型，则发送其中第一个。对于消息，text= 和 from= 设置文字和发送者，这条消息可以查询、引用和撤回。显示的是实际发出的事件。',
  'kind of the event': '事件类型',
  'key=text or key:=JSON': 'key=text 或 key:=JSON',
  'Run a command against its own embedded NapCat': '用专用的模拟 NapCat 运行命令',
  'The server listens on a free port while the command runs. QQ_URL and QQ_TOKEN point to it, this qq comes first in PATH, and no other configuration is used. The exit code is the exit code of the command.\n\nWith --webui, the command gets the WebUI of a bot that is logged out (QQ_WEBUI and QQ_WEBUI_TOKEN) and empty configuration folders instead. No server is open until one is added in the WebUI.\n\nTo test a script that runs `qq -p home`, use --profile home: the profile then points to this server. Each named profile has only a URL and a token, and no other profiles exist.':
    '命令运行期间，服务端监听一个空闲端口。QQ_URL 和 QQ_TOKEN 指向它，PATH 中优先使用当前的 qq，不使用其他配置。退出码就是命令的退出码。\n\n加上 --webui 时，命令得到的是未登录的机器人的 WebUI（QQ_WEBUI 和 QQ_WEBUI_TOKEN），以及空的配置文件夹。在 WebUI 中添加服务端之前，没有可连接的服务端。\n\n要测试用到 `qq -p home` 的脚本，请加上 --profile home，该配置方案就会指向这个服务端。每个这样的方案只有 URL 和 token，此外没有其他方案。',
  'the command and its arguments, after --': '命令及其参数，写在 -- 之后',
  'profile that points to this server inside the command; a,b: several': '在命令中指向此服务端的配置方案；a,b 表示多个',
  "give the command a new server's WebUI only": '只向命令提供新服务端的 WebUI',
  'print every call on stderr at the end': '结束时在 stderr 上显示所有调用',
  'Make something happen at the WebUI of the running mock': '控制运行中的模拟 NapCat 的 WebUI',
  'The mock must run with `qq mock --webui PORT`.\n\nscan, refuse, expire and hold (nobody scans by itself) are about the QR code, and kick, offline and online about the account. quick says how QQ answers a login without a QR code. restart, 2fa, rate and clock change the server; fault kind=hang|reset|lose|html|forbidden strikes the next request (path=/api/…, times=N). counts tells how many requests there were, and state what the account does. docs/mock.md has the fields of each.':
    '模拟 NapCat 须以 `qq mock --webui PORT` 运行。\n\nscan、refuse、expire 和 hold（不自动扫码）针对二维码，kick、offline 和 online 针对账号。quick 决定 QQ 如何应答快速登录。restart、2fa、rate 和 clock 改变服务端；fault kind=hang|reset|lose|html|forbidden 让下一个请求出现故障（path=/api/PATH、times=N）。counts 显示请求次数，state 显示账号的状态。各自的字段见 docs/mock.md。',
  'what happens': '要发生的事',
  'key=text': 'key=text',
})
