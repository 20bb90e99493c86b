import {translated} from '../../translated.js'

export const TEXTS = translated({
  'a table on a terminal, JSON in a pipe': '终端里为表格，管道里为 JSON',
  'columns for people': '便于阅读的表格',
  'the data itself': '数据本身',
  'one line of JSON per row': '每行一条 JSON',
  'the columns, for spreadsheets': '各列数据，可用电子表格打开',
  'the columns, separated by tabs': '各列数据，以制表符分隔',
  'the data itself as YAML': '数据本身，写成 YAML',
  'only the ids, one per line': '只输出 ID，每行一个',
  "the server's own bytes": '服务端返回的原始字节',
  nothing: '不输出',
  'it shares a group; use `qq group get-member` for the group card of a member':
    '它分享的是群；查看成员的群名片请用 `qq group get-member`',
  'use `qq group get-member GROUP USER` for the group card of a member':
    '查看成员的群名片请用 `qq group get-member GROUP USER`',
  'the level is in qqLevel': '等级在 qqLevel 中',
  'use `qq call upload_file_stream stream_id=ID verify_only=true`':
    '请用 `qq call upload_file_stream stream_id=ID verify_only=true`',
  'use `qq call ArkSharePeer group_id=GROUP` for a group': '分享群请用 `qq call ArkSharePeer group_id=GROUP`',
  'use `qq msg send TARGET` with --image, --record, --video or --file':
    '请用 `qq msg send TARGET` 加上 --image、--record、--video 或 --file',
  'send the message with `qq msg send TARGET TEXT` (use flags for what is not text)':
    '发送消息请用 `qq msg send TARGET TEXT`（文字以外的内容用选项给出）',
  'use `qq system restart`, which takes no command': '请用 `qq system restart`，它不带命令',
  'send music with `qq msg send-music TARGET --platform NAME --id ID`':
    '发送音乐请用 `qq msg send-music TARGET --platform NAME --id ID`',
  'The answer is a constant.': '返回固定值。',
  'This does nothing.': '没有任何作用。',
  'The answer is always [], after 500 ms.': '500 毫秒后返回，始终为 []。',
  'face_id is QSid in face_config.json. NapCat checks the result.':
    'face_id 是 face_config.json 中的 QSid。NapCat 会核对结果。',
  '10 online, 30 away, 40 invisible, 50 busy, 60 Q me, 70 do not disturb':
    '10 在线，30 离开，40 隐身，50 忙碌，60 Q 我吧，70 请勿打扰',
  '0, or an extended code together with status 10': '0，或与 status 10 搭配的扩展状态码',
  '0, or the percentage together with ext_status 1000': '0，或与 ext_status 1000 搭配的电量百分比',
  'All three parameters are required.': '三个参数都必填。',
  '1004022 means that it is not an image. NapCat checks the result.': '1004022 表示不是图片。NapCat 会核对结果。',
  '0 unknown, 1 male, 2 female': '0 未知，1 男，2 女',
  'nickname is required. sex must be numeric: "男", "女" and "male" become NaN. An omitted note or sex keeps the old value; the number 0 counts as omitted, "0" does not.':
    'nickname 必填。sex 必须是数字：「男」、「女」和 "male" 都会变成 NaN。省略 note 或 sex 则保留原值；数字 0 视为省略，"0" 不算。',
  'The parameter is longNick.': '参数名为 longNick。',
  'group number': '群号',
  'upload batch id from the media list': '媒体列表中同一次上传的 ID',
  'leave it out to like or unlike the whole upload batch': '省略则对同一次上传的全部内容点赞或取消点赞',
  'media id': '媒体 ID',
  'plain text only': '仅限纯文本',
  'page cursor': '翻页游标',
  'page cursor from the previous reply': '上一次应答中的翻页游标',
  'An entry has album_id and name, and the fields of QQ.': '每一项都有 album_id 和 name，另有 QQ 自己的字段。',
  'The parameters changed in 4.18.4 (before: id and set). To undo it, use cancel_group_album_media_like.':
    '4.18.4 起参数有变（此前为 id 和 set）。取消点赞请用 cancel_group_album_media_like。',
  'name of that album, from get_qun_album_list': '该相册的名称，见 get_qun_album_list',
  'image upload time': '图片上传所需的时间',
  'album_name is required too. NapCat uploads over h5.qzone.qq.com with cookies; a bad file gives an ENOENT error.':
    'album_name 也必填。NapCat 用 Cookies 经 h5.qzone.qq.com 上传；文件有问题时报 ENOENT 错误。',
  'file must be a path on the SERVER, not a URL and not base64.': 'file 必须是服务端上的路径，不能是 URL 或 base64。',
  'Saves a text. The parameters are rawData and brief (camelCase).':
    '收藏一段文字。参数名为 rawData 和 brief（驼峰写法）。',
  'the resId from fetch_custom_face_detail': 'fetch_custom_face_detail 返回的 resId',
  'not used': '未使用',
  'NapCat uses ids, else res_id, else id; all of them are resIds. The schema accepts md5, but it is not used.':
    'NapCat 依次取 ids、res_id、id，三者都是 resId。JSON Schema 接受 md5，但并不使用。',
  'There is no action that lists posts (get_qzone_msg_list is only in a comment).':
    '没有列出说说的接口（get_qzone_msg_list 只出现在注释里）。',
  '"0" means all': '"0" 为全部',
  'a number as text': '写成字符串的数字',
  'category and count are strings; category is required ("0" means all).':
    'category 和 count 都是字符串；category 必填（"0" 为全部）。',
  'file://, http(s):// or base64://': 'file://、http(s):// 或 base64://',
  '1 all, 4 friends, 16 some friends, 64 self, 128 all except some':
    '1 所有人，4 好友，16 部分好友，64 仅自己，128 部分好友不可见',
  'required for 16 and 128': '为 16 或 128 时必填',
  'image uploads': '图片上传所需的时间',
  'ugc_right 16 and 128 require target_uins. The server reads the images.':
    'ugc_right 为 16 或 128 时 target_uins 必填。图片由服务端读取。',
  'emoji_id is the emoId; md5 and res_id are also from fetch_custom_face_detail.':
    'emoji_id 即 emoId；md5 和 res_id 同样来自 fetch_custom_face_detail。',
  'used before user_id': '优先于 user_id',
  'QQ number': 'QQ 号',
  'also block the user': '同时拉黑该用户',
  'delete on both sides': '双向删除',
  'If the user is NOT a friend, the status is ok with data {valid:false,message}: this is a failure.':
    '该用户不是好友时，状态仍为 ok，data 为 {valid:false,message}：这其实是失败。',
  'a boolean, "true" or "false"; every other string means false':
    '布尔值，或 "true"、"false"；其他字符串一律视为 false',
  '10-30 s': '10-30 秒',
  'NapCat reads the profile of each friend (up to 5 s + 5 s each, in parallel); a long list may take more than 10 s.':
    'NapCat 要读取每个好友的资料（并行，每人最多 5 秒 + 5 秒）；好友多时可能超过 10 秒。',
  'level is always 0': 'level 始终为 0',
  'Without user_id it reads the own page. An empty result gives "get info error".':
    '省略 user_id 则读取自己的主页。结果为空时报 "get info error"。',
  'The field is qqLevel, not level.': '字段是 qqLevel，不是 level。',
  'At most 99. NapCat does not check the packet backend first: without it, the error is a TypeError.':
    '最多 99。NapCat 不会先检查 Packet 后端：后端不可用时报 TypeError。',
  'NapCat checks the result; a failure may be the daily limit. QQ limits the likes for one user per day (OneBot says 10).':
    'NapCat 会核对结果；失败可能是因为达到每日上限。QQ 对每天给同一用户点赞的次数设有上限（OneBot 称为 10 次）。',
  'It fails if the user is not a friend. NapCat does not check the result.':
    '该用户不是好友时会失败。NapCat 不核对结果。',
  'NapCat does not check the result.': 'NapCat 不核对结果。',
  'Only the newest 20. An image has {id,height,width}, but no URL. QQ escapes the text as HTML.':
    '只有最新的 20 条。图片带 {id,height,width}，没有 URL。文字经 QQ 做过 HTML 转义。',
  'keep it 1': '保持 1 即可',
  'uses 1 and asks the members to confirm it': '按 1 处理，要求群成员确认收到',
  'keep it 0': '保持 0 即可',
  'NapCat uses web.qun.qq.com with cookies. confirm_required is 1 by default. NapCat checks the result (ec).':
    'NapCat 用 Cookies 访问 web.qun.qq.com。confirm_required 默认为 1。NapCat 会核对结果（ec）。',
  'the short id or the long msgId; give message_id or message_seq':
    '短 ID 或 QQ 长 ID（msgId）；message_id 与 message_seq 给出其一',
  real_seq: '即 real_seq',
  'message_seq is used before message_id. message_seq is the REAL sequence here (real_seq of the message event); message_id is the short or long id. NapCat waits for a packet reply (5 s), but does not read its result.':
    'message_seq 优先于 message_id。这里的 message_seq 是真实序号（消息事件中的 real_seq）；message_id 是短 ID 或 QQ 长 ID。NapCat 会等待数据包的应答（5 秒），但不看其中的结果。',
  'msg_seq, msg_random and group_id (all three) are used before message_id. NapCat also looks up the synthetic ids of get_essence_msg_list, but then it swaps seq and random, so give the three numbers instead.':
    'msg_seq、msg_random 和 group_id 三者齐全时优先于 message_id。NapCat 也能识别 get_essence_msg_list 中的合成 ID，但会把 seq 和 random 弄反，因此请改为给出这三个数字。',
  'web requests': '网页请求所需的时间',
  'Up to 20 pages of 50 over the web. message_id may be a synthetic id that only delete_essence_msg accepts. With messagePostFormat=string, content is one text segment with CQ code.':
    '通过网页读取，最多 20 页，每页 50 条。message_id 可能是合成 ID，只有 delete_essence_msg 接受。messagePostFormat=string 时，content 是一个含 CQ 码的文本消息段。',
  'message_id must be the short id. If QQ refuses it (no rights), the retcode is still 0: read data.':
    'message_id 必须是短 ID。QQ 拒绝时（权限不足）retcode 仍为 0：是否成功看 data。',
  'optional in the schema, but required in practice': 'JSON Schema 中可省略，实际上必填',
  'the name in go-cqhttp': 'go-cqhttp 中的名称',
  'folder_name is used before name. Read data.result.retCode.':
    'folder_name 优先于 name。是否成功看 data.result.retCode。',
  'Accepts ONLY ids from get_group_root_files and get_group_files_by_folder (otherwise "Invalid file_id"). busid is not a parameter. Read data.':
    '只接受 get_group_root_files 和 get_group_files_by_folder 返回的 ID（否则报 "Invalid file_id"）。没有 busid 参数。是否成功看 data。',
  'folder is used before folder_id. Read data.retCode.': 'folder 优先于 folder_id。是否成功看 data.retCode。',
  '5 s': '5 秒',
  'limit_count is a constant.': 'limit_count 是固定值。',
  'The URL ends with ?fname= (append a name). file_id is from a list, an upload event or a file segment. A link allows a limited number of downloads.':
    'URL 以 ?fname= 结尾（在后面加上文件名）。file_id 取自文件列表、上传事件或文件消息段。每个链接的下载次数有限。',
  'used before folder_id': '优先于 folder_id',
  '5 s per page': '每页 5 秒',
  'Give folder_id or folder; without them it lists the root. file_id is a new random id in each list (kept 24 h after its last use, at most 5000, lost on restart); two lists give different ids for one file. folders is always empty.':
    '给出 folder_id 或 folder；都省略则列出根目录。每次列出时 file_id 都是新的随机 ID（最后一次使用后保留 24 小时，最多 5000 个，重启后失效）；同一个文件在两次列表中的 ID 不同。folders 始终为空。',
  'file_id is a new random id in each list (kept 24 h after its last use, at most 5000, lost on restart); two lists give different ids for one file. NapCat does not check which list an answer is for: never list two groups or folders at the same time. folder means the same as folder_id.':
    '每次列出时 file_id 都是新的随机 ID（最后一次使用后保留 24 小时，最多 5000 个，重启后失效）；同一个文件在两次列表中的 ID 不同。NapCat 不核对应答属于哪个列表：切勿同时列出两个群或两个文件夹。folder 与 folder_id 含义相同。',
  'folder id or "/"': '文件夹 ID 或 "/"',
  'folder id or "/"; older lists call it target_dir': '文件夹 ID 或 "/"；旧的接口列表称之为 target_dir',
  'ok is always true if the packet was answered; NapCat drops the retCode of QQ. The root is "/".':
    '只要数据包有应答，ok 就是 true；NapCat 丢弃了 QQ 的 retCode。根目录为 "/"。',
  'As in move_group_file, NapCat drops the retCode of QQ.': '与 move_group_file 一样，NapCat 丢弃了 QQ 的 retCode。',
  'Makes a temporary group file permanent; it does NOT copy to another group (there is no target_group_id). NapCat checks the result (retCode).':
    '把群里的临时文件转为永久文件；不会复制到其他群（没有 target_group_id）。NapCat 会核对结果（retCode）。',
  'the name to show; required': '显示的文件名；必填',
  'the id of the parent folder; used before folder_id': '上级文件夹的 ID；优先于 folder_id',
  'true first copies the file to the media folder of QQ': '为 true 时先把文件复制到 QQ 的媒体目录',
  '10 s + bytes/256KBps': '10 秒 + 文件大小 / 256 KBps',
  'The SERVER reads file. folder is the id of the parent folder ("/uuid"), not a name. The returned file_id is the raw fileUuid: get_group_file_url and get_file accept it, delete_group_file does not.':
    'file 由服务端读取。folder 是上级文件夹的 ID（"/uuid"），不是名称。返回的 file_id 是原始的 fileUuid：get_group_file_url 和 get_file 接受它，delete_group_file 不接受。',
  'group_remark is always empty here. The timeout is 5 s.': '这里的 group_remark 始终为空。超时时间为 5 秒。',
  'NapCat reads the web page qun.qq.com; if this fails, the lists are empty and the status is ok. user_id is a string in the entries.':
    'NapCat 读取 qun.qq.com 的网页；读取失败时列表为空，状态仍为 ok。各项中的 user_id 是字符串。',
  'For an unknown group NapCat reads the details of QQ (more fields, 5 s). no_cache of OneBot does not exist here. group_all_shut is -1 or 0.':
    '群未知时，NapCat 会向 QQ 读取详情（字段更多，5 秒）。OneBot 的 no_cache 在这里不存在。group_all_shut 为 -1 或 0。',
  'There is NO data if the group is unknown.': '群未知时没有 data。',
  'QQ has 5 s to answer.': 'QQ 须在 5 秒内应答。',
  '2-10 s': '2-10 秒',
  'no_cache is TRUE by default here. The group must be in the member cache, otherwise the error is "成员不存在". title_expire_time, unfriendly, card_changeable and area are constants.':
    '这里的 no_cache 默认为 true。成员缓存中必须有该群，否则报「成员不存在」。title_expire_time、unfriendly、card_changeable 和 area 是固定值。',
  'no_cache=true still returns the OLD cache if there is one, and updates it in the background: call it twice for new data. The entries have no age, sex and level.':
    '即使 no_cache=true，只要有缓存就仍返回旧数据，并在后台更新：要新数据需调用两次。各项中没有 age、sex 和 level。',
  'If QQ fails or does not answer within 1 s, the answer is [] with ok: an empty list proves nothing. Times are in seconds since 1970.':
    'QQ 失败或 1 秒内没有应答时，返回 [] 且状态为 ok：列表为空不能说明任何问题。时间为 Unix 时间戳（秒）。',
  'The day is in UTC (before 08:00 in Beijing it is yesterday). Only the first 100.':
    '日期按 UTC 计算（北京时间 08:00 之前算前一天）。只有前 100 名。',
  'The same code as set_group_sign.': '与 set_group_sign 是同一段代码。',
  '1 anyone, 2 admin approval, 3 nobody, 4 correct answer, 5 question + admin approval':
    '1 允许任何人，2 需要管理员审核，3 不允许任何人，4 需要正确回答问题，5 需要回答问题并由管理员审核',
  'for 4 and 5': '用于 4 和 5',
  'for 4': '用于 4',
  'NapCat checks the result.': 'NapCat 会核对结果。',
  'uses false and removes the admin': '按 false 处理，即取消管理员',
  'only true and "true" make an admin; without it the admin is removed':
    '只有 true 和 "true" 是设为管理员；省略则取消管理员',
  'enable is FALSE by default (this removes the admin!). NapCat does not check the result: it is ok even if the bot is not the owner, or if there are too many admins.':
    'enable 默认为 false（会取消管理员）。NapCat 不核对结果：机器人不是群主，或管理员人数已满，也返回 ok。',
  'the flag of the anonymous sender': '匿名发送者的 flag',
  seconds: '秒数',
  'QQ no longer has anonymous chats, and NapCat has no action for them; use `qq group ban` to mute members':
    'QQ 已取消匿名聊天，NapCat 也没有相应的接口；禁言成员请用 `qq group ban`',
  'An action of OneBot 11; it is commented out in action/router.ts.':
    'OneBot 11 的接口；在 action/router.ts 中已被注释掉。',
  'uses 0 and lifts the ban': '按 0 处理，即解除禁言',
  'in seconds; 0 lifts the ban; the maximum of QQ is 30 days': '单位为秒；0 为解除禁言；QQ 的上限是 30 天',
  'up to ~15 s': '最长约 15 秒',
  'duration is in seconds; 0 (the DEFAULT) lifts the ban. NapCat first checks the role of the user: "user not in group", "cannot ban owner", "cannot ban admin"; other failures have the errMsg of QQ, such as ERR_NOT_GROUP_ADMIN. It looks up members twice, up to about 8 s each.':
    'duration 的单位为秒；0（默认值）为解除禁言。NapCat 先检查该用户的角色："user not in group"、"cannot ban owner"、"cannot ban admin"；其他失败带有 QQ 的 errMsg，例如 ERR_NOT_GROUP_ADMIN。NapCat 会查找成员两次，每次最长约 8 秒。',
  'uses "" and clears the group card': '按 "" 处理，即清空群名片',
  '"" clears it': '"" 为清空',
  '1-12 s': '1-12 秒',
  'Since 4.18.10 NapCat checks three times, after 1 s each, and fails with "设置群名片未生效" if the group card did not change. An empty or omitted card clears it.':
    '从 4.18.10 起，NapCat 会核对三次，每次间隔 1 秒；群名片没有变化则报「设置群名片未生效」。card 为空或省略则清空群名片。',
  'NapCat does not check the result: it is ok even without rights, or if the user is the owner. reject_add_request=true blocks new join requests. There is no parameter for a reason.':
    'NapCat 不核对结果：没有权限，或该用户是群主，也返回 ok。reject_add_request=true 则不再接收此人的加群申请。没有填写理由的参数。',
  'a list; NapCat makes a list of a single value': '列表；只给一个值时，NapCat 会转成列表',
  'NapCat does not check the result: it skips unknown QQ numbers, and without rights it is still ok. Only true and "true" block new join requests.':
    'NapCat 不核对结果：会跳过不存在的 QQ 号，没有权限也返回 ok。只有 true 和 "true" 才会不再接收加群申请。',
  'the server ignores it': '服务端会忽略',
  'NapCat accepts is_dismiss and IGNORES it: the bot always leaves and never dissolves the group. NapCat does not check the result.':
    'NapCat 接受 is_dismiss 但会忽略它：机器人总是退出群聊，不会解散群。NapCat 不核对结果。',
  'NapCat first reads the details of the group (5 s).': 'NapCat 会先读取群详情（5 秒）。',
  'Give at least one of the three settings.': '三项设置至少给出一项。',
  'On code 1287 NapCat tries again as an ordinary member. NapCat checks the result.':
    '遇到错误码 1287 时，NapCat 会以普通成员的身份重试。NapCat 会核对结果。',
  '1004022 means "not an image or no rights". NapCat checks the result.':
    '1004022 表示「不是图片或没有权限」。NapCat 会核对结果。',
  'The remark that the bot sees for the group. NapCat checks the result.': '机器人看到的群备注。NapCat 会核对结果。',
  'A comment in the source says: (0,0) no review, (0,2) review, (1,2) forbid bots. NapCat checks the result.':
    '源码注释写道：(0,0) 无需审核，(0,2) 需要审核，(1,2) 禁止机器人。NapCat 会核对结果。',
  'NapCat ignores 0, so a setting can be set, but not cleared. Its authors call the meaning of the settings "unknown".':
    'NapCat 忽略 0，因此只能开启设置，不能取消。NapCat 的作者称这些设置含义「未知」。',
  'NapCat sends a packet and does not wait for an answer.': 'NapCat 发出数据包后不等待应答。',
  'uses "" and removes the title': '按 "" 处理，即取消头衔',
  'NapCat sends a packet and does not wait for an answer: it is ok even if the bot is not the owner. An empty title removes it. "duration" of OneBot is not a parameter.':
    'NapCat 发出数据包后不等待应答：机器人不是群主也返回 ok。头衔为空则取消头衔。没有 OneBot 的 "duration" 参数。',
  'uses true and mutes everybody': '按 true 处理，即开启全员禁言',
  'enable is TRUE by default (everything except "false" and false enables it). NapCat checks the result.':
    'enable 默认为 true（"false" 和 false 以外的值都是开启）。NapCat 会核对结果。',
  'Deletes all files in <NapCat data>/NapCat/temp, not only those of streams: temporary files of running sends, downloads and uploads are deleted too. Folders (upload_<id>) are kept. It is always ok; failures are only logged.':
    '删除 <NapCat 数据目录>/NapCat/temp 中的全部文件，不限于流式传输的文件：正在进行的发送、下载和上传的临时文件也会被删除。文件夹（upload_<id>）保留。始终返回 ok；失败只写入日志。',
  'give url or base64': 'url 与 base64 给出其一',
  'without the base64:// prefix': '不带 base64:// 前缀',
  '"Key=Value"': '形如 "Key=Value"',
  'no limit': '不限',
  'Downloads to the temporary folder of the SERVER. headers is an array of "Key=Value" (not "Key: Value"); a string is split at the literal text [\\r\\n]. thread_count is not a parameter. Without name, the file name is its MD5. There is no timeout.':
    '下载到服务端的临时目录。headers 是 "Key=Value" 的数组（不是 "Key: Value"）；字符串按字面上的 [\\r\\n] 拆分。没有 thread_count 参数。省略 name 则以 MD5 为文件名。没有超时时间。',
  'the file id or file name from a segment or a list; give file or file_id':
    '消息段或列表中的文件 ID 或文件名；file 与 file_id 给出其一',
  'in bytes before base64; 0 means 65536; there is no upper limit': 'base64 编码前的字节数；0 即 65536；没有上限',
  'up to 120 s before the first frame': '第一帧之前最长 120 秒',
  'Several frames. file is a file_id or a file name that this NapCat process knows, or a name to search in the local files of QQ; URLs and paths are NOT accepted, although the schema says so. file_info also has width and height. An error is failed/1200 "Download failed: ..." with data {type:"error",data_type:"error"}.':
    '返回多个数据帧。file 是当前 NapCat 进程已知的 file_id 或文件名，也可以是名称，在 QQ 的本地文件中查找；不接受 URL 和路径，尽管 JSON Schema 说可以。file_info 另有 width 和 height。失败时为 failed/1200 "Download failed: ..."，data 为 {type:"error",data_type:"error"}。',
  'leave it out for the raw file (usually silk)': '省略则返回原始文件（通常是 silk）',
  'Several frames. file is a file_id or a file name that this NapCat process knows, or a name to search in the local files of QQ; URLs and paths are NOT accepted, although the schema says so. file_info also has out_format; its file_size is the ORIGINAL size even if the file is converted. An error is failed/1200 "Download failed: ..." with data {type:"error",data_type:"error"}.':
    '返回多个数据帧。file 是当前 NapCat 进程已知的 file_id 或文件名，也可以是名称，在 QQ 的本地文件中查找；不接受 URL 和路径，尽管 JSON Schema 说可以。file_info 另有 out_format；即使文件经过转换，其中的 file_size 也是原始大小。失败时为 failed/1200 "Download failed: ..."，data 为 {type:"error",data_type:"error"}。',
  'Several frames. file is a file_id or a file name that this NapCat process knows, or a name to search in the local files of QQ; URLs and paths are NOT accepted, although the schema says so. An error is failed/1200 "Download failed: ..." with data {type:"error",data_type:"error"}.':
    '返回多个数据帧。file 是当前 NapCat 进程已知的 file_id 或文件名，也可以是名称，在 QQ 的本地文件中查找；不接受 URL 和路径，尽管 JSON Schema 说可以。失败时为 failed/1200 "Download failed: ..."，data 为 {type:"error",data_type:"error"}。',
  'the file id or file name; give file or file_id': '文件 ID 或文件名；file 与 file_id 给出其一',
  'up to 120 s': '最长 120 秒',
  'There is base64 only if enableLocalFile2Url is on. An unknown id is searched by NAME (this may return another file). Use download_file_stream to get the bytes.':
    '只有开启 enableLocalFile2Url 才有 base64。ID 未知时会按名称查找（可能返回别的文件）。要取得文件内容请用 download_file_stream。',
  'The same code.': '是同一段代码。',
  'file_id (fileUuid) is from a received file segment.': 'file_id（fileUuid）取自收到的文件消息段。',
  'The schema REQUIRES out_format; with "" nothing is converted.':
    'JSON Schema 要求必须给出 out_format；为 "" 则不转换。',
  'error=true replaces the last frame with failed/1200 "This is a test error". It is useful for tests of clients.':
    'error=true 会把最后一帧换成 failed/1200 "This is a test error"，适合用来测试客户端。',
  'chosen by the client; it becomes the folder upload_<id> in the temporary folder of the server, so use only [A-Za-z0-9-]':
    '由客户端自定；会成为服务端临时目录中的文件夹 upload_<id>，因此只能用 [A-Za-z0-9-]',
  'base64; an empty string counts as missing': 'base64；空字符串视为缺少',
  'from 0; a value outside 0 to total_chunks-1 gives 1200': '从 0 开始；不在 0 到 total_chunks-1 之间则返回 1200',
  'required in the first frame only, at least 1; later values are ignored': '仅第一帧必填，至少为 1；之后的值会被忽略',
  'in the first frame only; up to 10 MiB is kept in memory (at most 100 MiB for all streams, otherwise "Memory limit exceeded"); if it is omitted or larger, the disk is used':
    '仅第一帧有效；不超过 10 MiB 时存放在内存中（所有流合计最多 100 MiB，否则报 "Memory limit exceeded"）；省略或超过则存到磁盘',
  'in the first frame only; lower-case hexadecimal; without it the last reply has no sha256':
    '仅第一帧有效；小写十六进制；省略则最后的应答中没有 sha256',
  'assemble the file now; if a chunk is missing, it fails with 1200 "Missing memory chunk N" or "Missing chunk file N" and keeps the stream':
    '立即拼接文件；缺少分片时失败，报 1200 "Missing memory chunk N" 或 "Missing chunk file N"，并保留该流',
  'in the first frame only; the path is <temp>/<filename>: NapCat does not check it, and the same name overwrites a file, so use a unique and safe name; the default is upload_<uuid>':
    '仅第一帧有效；路径为 <temp>/<filename>：NapCat 不做检查，同名文件会被覆盖，因此文件名要唯一且安全；默认为 upload_<uuid>',
  'drop the stream; success is reported as failed/1200 "Stream reset completed"':
    '丢弃该流；成功时返回的也是 failed/1200 "Stream reset completed"',
  'ask for the status; "Stream not found" is 1200': '查询状态；"Stream not found" 为 1200',
  'milliseconds until the finished file is deleted; in the first frame only; 0 keeps it':
    '上传完成的文件保留多少毫秒后删除；仅第一帧有效；0 为不删除',
  'each frame is answered at once': '每一帧都立即应答',
  'The first frame requires total_chunks; a frame with chunk_data requires chunk_index. Each request has ONE response frame, although stream="stream-action". A received chunk: type "stream", status "chunk_received". A status or a repeated chunk: type "stream", status "file_created". The end: type "response", status "file_complete" with file_path on the server. A frame with chunk_data never completes the file; send a separate is_complete frame after ALL chunks are confirmed. reset and every error have status failed, retcode 1200. Never send the same chunk_index twice at the same time (received_chunks counts both). A frame with only stream_id completes the stream if all chunks have arrived: use verify_only for the status.':
    '第一帧必须有 total_chunks；带 chunk_data 的帧必须有 chunk_index。虽然标明 stream="stream-action"，但每次请求只返回一个数据帧。收到分片：type "stream"，status "chunk_received"。查询状态或分片重复：type "stream"，status "file_created"。结束：type "response"，status "file_complete"，file_path 为服务端上的路径。带 chunk_data 的帧不会完成文件；请在所有分片都得到确认之后，另发一个 is_complete 帧。reset 和所有错误的 status 都是 failed，retcode 都是 1200。切勿同时发送两个相同的 chunk_index（received_chunks 会计两次）。分片已全部到齐时，只带 stream_id 的帧会完成该流：查询状态请用 verify_only。',
  'For a user who is not a friend NapCat uses a temporary session without a group, which often fails.':
    '对方不是好友时，NapCat 使用不带群的临时会话，常常失败。',
  'the event; requires time, self_id, post_type and user_id': '事件；须有 time、self_id、post_type 和 user_id',
  'NapCat answers before it does anything; errors are only in the log of the server. It works only for message events: reply (with auto_escape, and in groups at_sender). delete, kick, ban and remark are ignored. For request events the schema removes flag and request_type, so approve does nothing in current versions: use set_*_add_request.':
    'NapCat 先返回，再执行操作；错误只写入服务端的日志。只对消息事件有效：reply（可带 auto_escape，群聊中可带 at_sender）。delete、kick、ban 和 remark 会被忽略。对于请求事件，JSON Schema 会去掉 flag 和 request_type，因此 approve 在当前版本中不起作用：请用 set_*_add_request。',
  'the real_seq of the message of the bot': '机器人那条消息的 real_seq',
  'Only in groups. Read data.result.': '仅限群聊。是否成功看 data.result。',
  '1 s': '1 秒',
  'Only the short id. QQ has 1 s to answer: without rights, or if the message is too old, it fails with "Timeout: NTEvent ...recallMsg". An unknown id gives "Recall failed".':
    '只接受短 ID。QQ 须在 1 秒内应答：没有权限或消息太旧时失败，报 "Timeout: NTEvent ...recallMsg"。ID 未知时报 "Recall failed"。',
  '1 QQ face, 2 Unicode emoji': '1 QQ 表情，2 Unicode emoji',
  'The parameters are in camelCase; each call returns one page.': '参数用驼峰写法；每次调用返回一页。',
  '30 s': '30 秒',
  'QQ must be able to transcribe the voice message; NapCat waits up to three times 10 s.':
    'QQ 须能把这条语音转成文字；NapCat 最多等待三次，每次 10 秒。',
  'Both names run the same code: it uses user_id, else group_id (with neither, the error is a TypeError). Only the short id.':
    '两个接口名运行同一段代码：先取 user_id，没有则取 group_id（都没有则报 TypeError）。只接受短 ID。',
  'the user to poke; in a private chat the bot or the other user': '要戳一戳的用户；私聊中为机器人自己或对方',
  'All three names run the same code. With group_id it is a poke in the group. target_id is used before user_id. NapCat does not wait for an answer.':
    '三个接口名运行同一段代码。带 group_id 则是在群里戳一戳。target_id 优先于 user_id。NapCat 不等待应答。',
  'if it is omitted, NapCat guesses it from the length of the id': '省略则由 NapCat 按 ID 的长度推断',
  '0 means all': '0 为全部',
  'many round trips': '多次往返所需的时间',
  'The same as fetch_emoji_like with parameters in snake_case, but NapCat reads all pages (15 entries each, up to 200 pages). A long id requires group_id.':
    '与 fetch_emoji_like 相同，参数用下划线写法，但 NapCat 会读取所有页（每页 15 项，最多 200 页）。ID 较长时必须给出 group_id。',
  'used before id': '优先于 id',
  'the message id or the res_id': '消息 ID 或 res_id',
  '10 s+': '10 秒以上',
  'A numeric id or message_id is a message id; otherwise it is a res_id (this requires the packet backend). Nested forwards are inside content; the id of an inner forward cannot be requested alone.':
    'id 或 message_id 为数字时是消息 ID，否则是 res_id（需要 Packet 后端）。嵌套的合并转发在 content 里；内层合并转发的 ID 不能单独查询。',
  'the message id to start from': '起始消息的 ID',
  'true reads older messages, false reads newer ones': 'true 为向前读更早的消息，false 为向后读更新的消息',
  'true is faster, but URLs are not looked up': '为 true 时更快，但不获取 URL',
  'false does not expand forwards': '为 false 时不展开合并转发',
  'this action accepts it, but does not use it': '该接口接受此参数，但并不使用',
  'the old name; either of it and reverse_order is enough': '旧名称；与 reverse_order 任给其一即可',
  'some seconds (URLs and replies are looked up for each message)': '数秒（要为每条消息获取 URL 和引用）',
  'message_seq is a message_id (short) or a long msgId, NOT real_seq. With it: that message and newer ones (reverse_order=false) or older ones (true), always oldest first. Without it: the newest count messages; reverse_order is ignored. If nothing is found, it fails with "消息...不存在". QQ decides the direction; users confirmed it (NapCatQQ#987). The message message_seq is included. Messages from a time when the bot was offline may be missing (NapCatQQ#1838).':
    'message_seq 是 message_id（短 ID）或 QQ 长 ID（msgId），不是 real_seq。给出时：返回这条消息及更新的消息（reverse_order=false）或更早的消息（true），总是从旧到新排列。省略时：返回最新的 count 条，reverse_order 会被忽略。找不到时失败，报「消息...不存在」。方向由 QQ 决定，已有用户证实（NapCatQQ#987）。结果包含 message_seq 这条消息。机器人离线期间的消息可能缺失（NapCatQQ#1838）。',
  'do not look up replies, which is slow': '不查找被引用的消息（查找较慢）',
  '10 s': '10 秒',
  'The short id, or the long msgId if NapCat has it in its table of ids. message is a CQ string or an array, as messagePostFormat of the adapter says.':
    '短 ID；NapCat 的 ID 表中有记录时也可以是 QQ 长 ID（msgId）。message 是 CQ 码字符串还是数组，由网络适配器的 messagePostFormat 决定。',
  'lastestMsg has NO message_id; msgId is the long id, which get_*_msg_history accepts as message_seq. chatType is 1 for private, 2 for group and 100 for temporary chats.':
    'lastestMsg 没有 message_id；msgId 是 QQ 长 ID，get_*_msg_history 可以把它用作 message_seq。chatType 为 1 是私聊，2 是群聊，100 是临时会话。',
  'All three names run the same code: it uses message_id, else user_id, else group_id. It marks the whole chat.':
    '三个接口名运行同一段代码：依次取 message_id、user_id、group_id。整个会话都会标为已读。',
  'can be given instead of messages': '可代替 messages',
  'only for a message that is a string: CQ codes are not parsed': '仅当 message 是字符串时有效：不解析其中的 CQ 码',
  'a text of the forward card; only with the packet backend': '合并转发上的文字；须有 Packet 后端',
  '[{text}], the preview lines; only for a forward': '[{text}]，预览行；仅用于合并转发',
  'ignored: the limit for a forward is 10 s': '会被忽略：合并转发的时限为 10 秒',
  'node[]; used before message': 'node[]；优先于 message',
  '10 s + uploads': '10 秒 + 上传时间',
  'messages (or message) is node[]; the schema lists only message. Other segments in messages are sent as an ordinary message. With the packet backend: custom senders, news, summary, prompt, source, and up to 3 levels. Without it: the bot first sends everything to itself, those four are ignored, and there is no res_id. Errors contain stack traces. With neither messages nor message there is no answer.':
    'messages（或 message）是 node[]；JSON Schema 只列出 message。messages 中如果是其他消息段，则按普通消息发送。有 Packet 后端：支持自定义发送者、news、summary、prompt、source，最多嵌套 3 层。没有时：机器人先把所有内容发给自己，上述四项会被忽略，也没有 res_id。错误信息带有调用栈。messages 和 message 都没有时不会应答。',
  'a CQ string, a segment or segment[]': 'CQ 码字符串、消息段或消息段数组',
  'in milliseconds; replaces the send timeout of NapCat; at most 1 800 000':
    '单位为毫秒；取代 NapCat 的发送超时时间；最大 1 800 000',
  'NapCat does not validate the parameters of the send actions. If message is missing or null (or an element is null), the server never answers. message is a CQ string, one segment or an array; see the table of segments. user_id is removed.':
    '发送类接口的参数，NapCat 不做校验。message 缺少或为 null（或其中某个元素为 null）时，服务端永远不会应答。message 是 CQ 码字符串、单个消息段或数组；见消息段表。user_id 会被去掉。',
  'NapCat does not validate the parameters of the send actions. If message is missing or null (or an element is null), the server never answers. message is a CQ string, one segment or an array; see the table of segments. Without message_type, NapCat uses group_id, else user_id.':
    '发送类接口的参数，NapCat 不做校验。message 缺少或为 null（或其中某个元素为 null）时，服务端永远不会应答。message 是 CQ 码字符串、单个消息段或数组；见消息段表。省略 message_type 时，NapCat 先取 group_id，没有则取 user_id。',
  'NapCat does not validate the parameters of the send actions. If message is missing or null (or an element is null), the server never answers. message is a CQ string, one segment or an array; see the table of segments. With group_id and a user who is not a friend, NapCat uses a temporary session through that group; with group_id and an UNKNOWN user, the message is sent to the GROUP, where all can read it (createContext): use group_id only on purpose, and first check that the user is a member.':
    '发送类接口的参数，NapCat 不做校验。message 缺少或为 null（或其中某个元素为 null）时，服务端永远不会应答。message 是 CQ 码字符串、单个消息段或数组；见消息段表。带 group_id 且对方不是好友时，NapCat 使用经由该群的临时会话；带 group_id 而用户未知时，消息会发到群里，所有人都能看到（createContext）：确有需要才使用 group_id，并先确认该用户是群成员。',
  '1 means typing (as in notify.input_status); the source does not describe other values':
    '1 为正在输入（同 notify.input_status）；其他值源码没有说明',
  'uses true and adds the reaction': '按 true 处理，即贴上表情',
  'set is true by default. emoji_id is the id of a QQ face (up to 3 characters) or a Unicode code point in decimal. Read data.result.':
    'set 默认为 true。emoji_id 是 QQ 表情的 ID（最多 3 个字符），或十进制的 Unicode 码位。是否成功看 data.result。',
  'The timeout is 5 s.': '超时时间为 5 秒。',
  'This action reads the filtered (doubt) list: 10 entries, only type 7.':
    '该接口读取被过滤的（doubt）列表：10 条，只有类型 7。',
  'Reads the NORMAL list, not the filtered one, always 50 entries: despite its name it is the same as get_group_system_msg without count.':
    '读取的是普通列表，不是被过滤的列表，总是 50 条：接口名虽如此，实际与不带 count 的 get_group_system_msg 相同。',
  'request_id (a number) is the flag for set_group_add_request. In join_requests, invitor_uin and invitor_nick are of the user who ASKS TO JOIN. checked means already handled. Only the notify types 1 and 7.':
    'request_id（数字）就是 set_group_add_request 的 flag。在 join_requests 中，invitor_uin 和 invitor_nick 是申请加群的用户。checked 表示已处理。只有通知类型 1 和 7。',
  'the uid from get_doubt_friends_add_request': 'get_doubt_friends_add_request 返回的 uid',
  'uses true and approves the request': '按 true 处理，即同意申请',
  ignored: '会被忽略',
  'approve is ignored: NapCat always approves.': 'approve 会被忽略：NapCat 总是同意。',
  'flag is the flag of the request event, the reqTime (seconds, as a string), not the id of the user. approve is true by default. The request must be in the current list. NapCat does not check the result.':
    'flag 是请求事件的 flag，即 reqTime（秒，字符串），不是用户的 ID。approve 默认为 true。该申请必须在当前列表中。NapCat 不核对结果。',
  'only false and "false" reject it': '只有 false 和 "false" 是拒绝',
  'how many entries of each list are searched': '每个列表查找多少条',
  'up to 10 s': '最长 10 秒',
  'flag is the flag of the request event, a notify seq (a string of 16 digits) or the msgseq of an invitation; sub_type and type are not parameters. approve is true by default. NapCat searches the newest `count` entries of the normal list, then of the filtered list ("No such request" for older ones). NapCat does not check the result.':
    'flag 是请求事件的 flag、通知的 seq（16 位数字的字符串）或邀请的 msgseq；没有 sub_type 和 type 参数。approve 默认为 true。NapCat 先查找普通列表中最新的 `count` 条，再查找被过滤的列表（更早的报 "No such request"）。NapCat 不核对结果。',
  'This is a secret of the login.': '这是登录的机密信息。',
  'domain is required here. These are secrets of the login.': '这里的 domain 必填。返回的是登录的机密信息。',
  'domain is required. These are secrets of the login.': 'domain 必填。返回的是登录的机密信息。',
  'Every type except 10 is shown as group.': '10 以外的类型都显示为 group。',
  'The answer is cached until it expires.': '应答会缓存到过期为止。',
  'ok means that the packet backend works; otherwise 1400 with the reason.':
    'ok 表示 Packet 后端可用；否则返回 1400 和原因。',
  'ttl is a string (uint64); type is 10 for private and 20 for group chats.':
    'ttl 是字符串（uint64）；type 为 10 是私聊，20 是群聊。',
  hexadecimal: '十六进制',
  'With rsp=false the answer is "" at once. Otherwise NapCat waits up to 5 s.':
    'rsp=false 时立即返回 ""；否则 NapCat 最多等待 5 秒。',
  'go-cqhttp had it, but NapCat has only its name; use a word segmenter such as jieba, which works without QQ':
    'go-cqhttp 有此接口，NapCat 只有接口名；请用 jieba 等分词工具，与 QQ 无关',
  'An action of go-cqhttp; it is in action/router.ts without a handler.':
    'go-cqhttp 的接口；列在 action/router.ts 中，但没有实现。',
  'The same code as ocr_image.': '与 ocr_image 是同一段代码。',
  'NapCat calls process.exit(0): the connection ends without a reply (1006). With several processes, the master starts a new worker, so this is a restart.':
    'NapCat 调用 process.exit(0)：没有应答，连接直接断开（1006）。多进程运行时，主进程会启动新的工作进程，因此相当于重启。',
  'Deletes the temporary files of the server, and the files directly in Pic, Ptt, Video, File and log of nt_data.':
    '删除服务端的临时文件，以及 nt_data 下 Pic、Ptt、Video、File 和 log 中的文件（不含子目录）。',
  'NapCat only has a stub.': 'NapCat 只有空壳，没有实现。',
  'good is a constant.': 'good 是固定值。',
  'There is no schema; all parameters are accepted.': '没有 JSON Schema；接受任何参数。',
  'Only on Windows (it uses the OCR of QQ there).': '仅限 Windows（使用 QQ 在 Windows 上自带的 OCR）。',
  'Asks the master process to restart the worker. After the reply the connection ends within about 100 ms, and NapCat is back after at least 3 s. A build with one process answers 1200. delay is not a parameter.':
    '请求主进程重启工作进程。应答后约 100 毫秒内连接断开，至少 3 秒后 NapCat 才恢复。单进程的版本返回 1200。没有 delay 参数。',
  'it may wait without end': '可能一直等待',
  'words is a list (older documents say text). NapCat has no timeout for it; users report that it waits without end (NapCatQQ#640).':
    'words 是列表（旧文档写作 text）。NapCat 没有为它设超时时间；有用户反映它会一直等待（NapCatQQ#640）。',
  'Builds of shell and framework register it by a decorator; it is not in the OpenAPI document.':
    'shell 版和 framework 版通过装饰器注册；OpenAPI 文档中没有它。',
  'It only returns JSON and sends nothing.': '只返回 JSON，不发送任何内容。',
  'It only RETURNS the ark JSON and sends nothing (despite "send_"): put it into a json segment. group_id is used before user_id.':
    '只返回 Ark 卡片的 JSON，不发送任何内容（尽管名为 "send_"）：请把它放进 json 消息段。group_id 优先于 user_id。',
  '1 speech, 2 singing': '1 说话，2 唱歌',
  'Older documents say that it has no parameters, but group_id is required.':
    '旧文档说它没有参数，其实 group_id 必填。',
  'the character_id': '即 character_id',
  'up to 150 s (30 polls x 5 s)': '最长 150 秒（每 5 秒查询一次，共 30 次）',
  'the template; leave it out for the custom form': '模板；自定义写法则省略',
  'a text, not a boolean': '字符串，不是布尔值',
  'only for the custom form, which requires it': '仅用于自定义写法，此时必填',
  'There are two forms: a template {type:bili|weibo,...} with title, desc, picUrl and jumpUrl, or the full custom form. rawArkData="true" returns the raw form. To send it, put JSON.stringify(data.data) into a json segment.':
    '有两种写法：模板 {type:bili|weibo,...}，带 title、desc、picUrl 和 jumpUrl；或给出全部字段的自定义写法。rawArkData="true" 则返回原始数据。要发送它，请把 JSON.stringify(data.data) 放进 json 消息段。',
  'up to 150 s': '最长 150 秒',
  'message_id is always 0.': 'message_id 始终为 0。',
  'paths on the server': '服务端上的路径',
  'the title of the fileset': '文件集的标题',
  'Paths on the server (folders are allowed). Read data.result.':
    '服务端上的路径（可以是文件夹）。是否成功看 data.result。',
  'It only STARTS the download on the server.': '只是让服务端开始下载。',
  'share_code may be the whole link. There is no data if the code is wrong.':
    'share_code 可以是整个链接。分享码错误时没有 data。',
  'Only the first 18 entries. The field is spelled errMs.': '只有前 18 项。字段名写作 errMs。',
  'If the file is not found, result is -1 and the status is still ok. Give file_name or file_index (from 0).':
    '找不到文件时 result 为 -1，状态仍为 ok。file_name 与 file_index（从 0 开始）给出其一。',
  'the msgId of the onlinefile segment': 'onlinefile 消息段的 msgId',
  'the elementId of the onlinefile segment': 'onlinefile 消息段的 elementId',
  'The file is saved in the default folder of the server.': '文件保存在服务端的默认目录中。',
  'group_id is used first. Read errCode, not result.': 'group_id 优先。是否成功看 errCode，而不是 result。',
  'Only in private chats; NapCat waits up to 10 s; after that, result is -1 with status ok.':
    '仅限私聊；NapCat 最多等待 10 秒，超过则 result 为 -1，状态仍为 ok。',
  'As send_online_file.': '同 send_online_file。',
  'a private message from a friend': '好友的私聊消息',
  'a private message through a group (temporary session)': '经由群的私聊消息（临时会话）',
  'a group message': '群消息',
  'a private message of the bot itself (reportSelfMessage must be on)':
    '机器人自己的私聊消息（须开启 reportSelfMessage）',
  'a group message of the bot itself (reportSelfMessage must be on)': '机器人自己的群消息（须开启 reportSelfMessage）',
  'somebody became a friend': '新增好友',
  'a private message was recalled': '私聊消息被撤回',
  'a group message was recalled': '群消息被撤回',
  'somebody joined a group by approval': '有人经同意入群',
  'somebody joined a group by invitation': '有人受邀入群',
  'somebody left a group': '有人退群',
  'somebody was removed from a group': '有人被踢出群',
  'the bot was removed from a group': '机器人被踢出群',
  'a group was dissolved': '群被解散',
  'somebody was made an admin': '有人成为管理员',
  'somebody is no longer an admin': '有人不再是管理员',
  'somebody, or the whole group, was muted': '有人被禁言，或开启全员禁言',
  'somebody, or the whole group, may speak again': '有人被解除禁言，或关闭全员禁言',
  'a file was uploaded to a group': '有人上传了群文件',
  'a member changed the card (noticed when that member speaks)': '成员修改了群名片（该成员发言时才会发现）',
  'a message was marked as essence': '消息被设为精华',
  'somebody reacted to a group message': '有人给群消息贴表情',
  'a poke': '戳一戳',
  'a group was renamed': '群名称被修改',
  'a member got a special title': '成员获得专属头衔',
  "somebody liked the bot's profile": '有人给机器人的资料卡点赞',
  'somebody is typing': '对方正在输入',
  'a grey line in a group': '群里的灰条提示',
  'QQ logged the bot out; the connection may stay open': 'QQ 让机器人下线；连接可能仍未断开',
  'the other side took an online file': '对方接收了在线文件',
  'the other side refused an online file': '对方拒绝了在线文件',
  'the other side cancelled an online file': '对方取消了在线文件',
  'somebody wants to become a friend': '有人申请加为好友',
  'somebody wants to join a group': '有人申请加群',
  'somebody invites the bot to a group': '有人邀请机器人入群',
  'the connection is ready': '连接已就绪',
  'the server is alive': '服务端运行正常',
})
