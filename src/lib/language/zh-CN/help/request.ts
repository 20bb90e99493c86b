import {translated} from '../../translated.js'

export const TEXTS = translated({
  'List friend requests that QQ filtered out': '列出被过滤的好友申请',
  'Approve friend requests that QQ filtered out': '同意被过滤的好友申请',
  'These requests cannot be rejected: NapCat approves them even when it is told to reject them, so there is no `reject` here. NapCat answers ok without checking; `friend list --fresh` shows the result.':
    '这些申请无法拒绝：即使要求拒绝，NapCat 也会同意，因此没有 `reject` 命令。NapCat 不核对就返回 ok；可用 `friend list --fresh` 查看结果。',
  'request ids (the `flag` in `qq request doubt list`), or - to read one per line from stdin':
    '请求 flag（见 `qq request doubt list` 的 `flag`）；- 表示从 stdin 逐行读取',
  '`reason` is why QQ filtered the request, and `msg` is its text. `request doubt approve` takes the flag as request id.':
    '`reason` 是被 QQ 过滤的原因，`msg` 是验证信息。`request doubt approve` 使用其中的 flag。',
  'maximum number of requests (default 50)': '申请数上限（默认 50）',
  'Approve friend requests': '同意好友申请',
  'NapCat has no list of friend requests. The request id is a time, the `flag` of its event (`qq listen --event request.friend -o jsonl`). Requests that QQ filtered out are in `qq request doubt list`. NapCat answers ok without checking. --verify checks the friend list; it needs --user, because a request id does not name a user.':
    'NapCat 没有好友申请列表。请求 flag 是一个时间，即事件中的 `flag`（`qq listen --event request.friend -o jsonl`）。被 QQ 过滤的申请见 `qq request doubt list`。NapCat 不核对就返回 ok。--verify 会核对好友列表；由于 flag 中没有用户信息，需要同时给出 --user。',
  'request ids (the `flag` of request.friend events), such as 1780000000, or - to read one per line from stdin':
    '请求 flag（request.friend 事件的 `flag`），如 1780000000；- 表示从 stdin 逐行读取',
  'remark of the new friend': '新好友的备注',
  'with --verify: the user who sent the request; one per request id, in the same order':
    '与 --verify 一起使用：发出申请的用户；每个请求 flag 对应一个，顺序一致',
  'Reject friend requests': '拒绝好友申请',
  'NapCat has no list of friend requests. The request id is a time, the `flag` of its event (`qq listen --event request.friend -o jsonl`). NapCat answers ok without checking.':
    'NapCat 没有好友申请列表。请求 flag 是一个时间，即事件中的 `flag`（`qq listen --event request.friend -o jsonl`）。NapCat 不核对就返回 ok。',
  'Approve group join requests and invitations': '同意加群申请和入群邀请',
  'Only an admin can handle join requests; the bot can always handle its invitations. NapCat answers ok without checking; --verify checks.':
    '加群申请只有管理员能处理；发给机器人的入群邀请则随时可以处理。NapCat 不核对就返回 ok；加上 --verify 可以核对。',
  'request ids from `qq request group list`, or the `flag` of request.group events, or - to read one per line from stdin':
    '请求 flag：`qq request group list` 的 request_id，或 request.group 事件的 `flag`；- 表示从 stdin 逐行读取',
  'search the latest N group notifications for the request (default 100)': '在最近 N 条群通知中查找该申请（默认 100）',
  'List group join requests and invitations': '列出加群申请和入群邀请',
  'Includes handled requests (`checked` is true; `actor` handled them). `kind` is join (someone asks to join a group the bot manages) or invite (someone invites the bot). invitor_uin is the user who asks. `request group approve` and `reject` take the request_id. Requests that QQ filtered out are in `request group list-ignored-adds`.':
    '包括已处理的申请（`checked` 为 true，`actor` 是处理人）。`kind` 为 join（有人申请加入机器人管理的群）或 invite（有人邀请机器人入群）。invitor_uin 是发起的用户。`request group approve` 和 `reject` 使用其中的 request_id。被 QQ 过滤的申请见 `request group list-ignored-adds`。',
  'only requests of this kind': '只列出此类申请',
  'only requests that nobody has handled': '只列出尚未处理的申请',
  'only requests for this group': '只列出此群的申请',
  'number of latest group notifications to search, including other kinds (default 50)':
    '查找最近多少条群通知，其他类型也计算在内（默认 50）',
  'List group requests (through get_group_ignored_notifies)': '列出加群申请（通过 get_group_ignored_notifies）',
  'Despite its name, the action returns the same requests as `request group list`, from the latest 50 group notifications. Requests that QQ filtered out are in `request group list-ignored-adds`.':
    '接口名虽为 ignored，返回的申请与 `request group list` 相同，取自最近 50 条群通知。被 QQ 过滤的申请见 `request group list-ignored-adds`。',
  'List group join requests that QQ filtered out': '列出被过滤的加群申请',
  'Shows the latest 10 requests, including handled ones (`checked` is true). invitor_uin is the user who asks. `request group approve` and `reject` take the request_id.':
    '显示最近 10 条申请，包括已处理的（`checked` 为 true）。invitor_uin 是申请人。`request group approve` 和 `reject` 使用其中的 request_id。',
  'Reject group join requests and invitations': '拒绝加群申请和入群邀请',
  'reason shown to the user who asked (default: no reason)': '展示给申请人的拒绝理由（默认不填）',
})
