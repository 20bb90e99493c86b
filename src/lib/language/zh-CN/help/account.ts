import {translated} from '../../translated.js'

export const TEXTS = translated({
  'Show the client key of the login': '查看当前登录的 ClientKey',
  'Show the cookies for a site of QQ': '查看 QQ 指定站点的 Cookies',
  'Show cookies and CSRF token for a site of QQ': '查看 QQ 指定站点的 Cookies 和 CSRF Token',
  'Show the CSRF token of the login': '查看当前登录的 CSRF Token',
  'List the other clients of the account': '列出账号的其他在线客户端',
  'List who liked the profile of a user': '列出谁给用户的资料卡点过赞',
  'Show the account that the bot is logged in to': '查看机器人登录的账号',
  'On a terminal the server and its version are named, too.': '在终端上还会显示服务端及其版本。',
  'This is a secret: whoever has it can act as the account.': '这是机密：拿到它的人可以冒用此账号。',
  'These are secrets: whoever has them can act as the account. bkn is the CSRF token of the cookies (g_tk).':
    '这些是机密：拿到它们的人可以冒用此账号。bkn 是由 Cookies 得出的 CSRF Token（g_tk）。',
  'the host of the cookies, such as qun.qq.com or qzone.qq.com': 'Cookies 的域名，例如 qun.qq.com 或 qzone.qq.com',
  'These are secrets: whoever has them can act as the account.': '这些是机密：拿到它们的人可以冒用此账号。',
  'This is a secret, computed from the cookies.': '这是机密，由 Cookies 计算得出。',
  'Show the device names that the bot can display': '查看机器人可展示的机型名称',
  'the device': '机型',
  'The totals, and the favorites beside the likes, are in the full answer (`-o raw`). QQ answers “get info error” if it shows nothing.':
    '总数以及点赞之外的收藏数在完整的应答中（`-o raw`）。没有可显示的内容时，QQ 返回 "get info error"。',
  'user whose profile it is (default: the bot)': '查看谁的资料卡（默认：机器人自己）',
  'number of entries to skip (default 0)': '跳过的条数（默认 0）',
  'number of entries to request (default 10)': '查询的条数（默认 10）',
  'Set the avatar of the bot': '设置机器人的头像',
  'Set a custom online status with a face and a text': '设置自定义在线状态（表情加文字）',
  'the QQ face, as in `qq msg send --face`: 14 or 微笑': 'QQ 表情，写法同 `qq msg send --face`：14 或 微笑',
  'the text beside the face (default: no text)': '表情旁的文字（默认：无）',
  'number of the face type (default 1: QQ faces)': '表情类型的编号（默认 1：QQ 表情）',
  'Set the device name of the bot (does nothing)': '设置机器人的机型（不起作用）',
  'NapCat accepts the call and does nothing. The device name that QQ shows cannot be changed.':
    'NapCat 接受调用，但不做任何操作。QQ 显示的机型无法修改。',
  'Set the nickname, signature or sex of the bot': '设置机器人的昵称、个性签名或性别',
  'Other fields do not change. NapCat always sets the nickname, so without --nickname the current one is sent again.':
    '其他字段不变。NapCat 每次都会设置昵称，因此没有 --nickname 时会重新提交当前的昵称。',
  'the nickname': '昵称',
  'the signature (个性签名), as in `qq account set-signature`': '个性签名，同 `qq account set-signature`',
  'male, female or unknown (男, 女, 未知)': 'male、female 或 unknown（男、女、未知）',
  'Set the signature (个性签名) of the bot': '设置机器人的个性签名',
  'the signature; several words are joined into one text, - reads it from stdin':
    '个性签名；多个词合为一段文本，- 表示从 stdin 读取',
  'Set the online status of the bot': '设置机器人的在线状态',
  "A status is its name, QQ's own label or its number: online/在线, qme/Q我吧, away/离开, busy/忙碌, dnd/请勿打扰, invisible/隐身. These extended statuses are shown beside online: battery/我的电量, weak-signal/信号弱, sleeping/睡觉中, studying/学习中, watching/追剧中, timi/timi中, listening/听歌中, weather/今日天气, up-late/熬夜中, in-love/恋爱中, fine/我没事, thrilled/嗨到飞起, energetic/元气满满, relaxed/悠哉哉, bored/无聊中, quiet/想静静, struggling/我太难了, no-words/一言难尽, baby/宝宝认证, lucky/好运锦鲤, luck-returns/水逆退散, slacking/摸鱼中, emo/emo中, muddled/难得糊涂, going-out/出去浪, love-you/爱你, homework/肝作业, at-peace/我想开了, drained/被掏空, travelling/去旅行, crashed/我crash了, working/搬砖中, dream-star/一起元梦, star-mate/求星搭子, spring/春日限定.":
    '状态可以写名称、QQ 的原词或编号：online/在线、qme、away/离开、busy/忙碌、dnd/请勿打扰、invisible/隐身。以下扩展状态显示在「在线」旁边：battery/我的电量、weak-signal/信号弱、sleeping/睡觉中、studying/学习中、watching/追剧中、timi、listening/听歌中、weather/今日天气、up-late/熬夜中、in-love/恋爱中、fine/我没事、thrilled/嗨到飞起、energetic/元气满满、relaxed/悠哉哉、bored/无聊中、quiet/想静静、struggling/我太难了、no-words/一言难尽、baby/宝宝认证、lucky/好运锦鲤、luck-returns/水逆退散、slacking/摸鱼中、emo、muddled/难得糊涂、going-out/出去浪、love-you/爱你、homework/肝作业、at-peace/我想开了、drained/被掏空、travelling/去旅行、crashed、working/搬砖中、dream-star/一起元梦、star-mate/求星搭子、spring/春日限定。',
  'the status: name, label or number': '状态：名称、QQ 的原词或编号',
  'number of an extended status that has no name here; only with `online`':
    '这里没有名称的扩展状态的编号；只能与 `online` 一起使用',
  'battery charge to show, in percent; required with the status `battery`': '显示的电量百分比；状态为 `battery` 时必填',
})
