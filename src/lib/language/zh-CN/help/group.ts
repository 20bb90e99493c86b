import {translated} from '../../translated.js'

export const TEXTS = translated({
  'Search the groups of the bot by name, remark or number': '按群名称、备注或群号查找机器人加入的群',
  'Case is ignored.': '不区分大小写。',
  'match the whole name, remark or number instead of a part': '匹配完整的名称、备注或群号，而不是其中一部分',
  'Mute members of a group': '禁言群成员',
  'Show groups': '查看群信息',
  'Show the extended information of a group': '查看群的扩展信息',
  'List the members with honors in a group (群荣誉)': '列出群荣誉（龙王等）',
  'Show a member of a group': '查看群成员信息',
  'Leave a group': '退出群聊',
  'List the groups that the bot is in': '列出机器人加入的群',
  'List the muted members of a group': '列出被禁言的群成员',
  'List the members of a group': '列出群成员',
  'List who signed in to a group today (打卡)': '列出今天已打卡的群成员',
  'Mark a group as read': '把群聊标为已读',
  'Poke a member of a group': '戳一戳群成员',
  'Send a message to a group': '发送群消息',
  'Send messages to a group as one forward card': '把多条消息合并转发到群',
  'Rename a group': '修改群名称',
  'Set what plain members of a group can do': '设置普通成员的权限',
  'Set whether bots can be added to a group': '设置能否添加机器人入群',
  'Sign in to a group for today (打卡)': '群打卡',
  'Add admins to a group': '把群成员设为管理员',
  'Only the owner can do this. NapCat answers ok without checking, even if the bot is not the owner or the group has too many admins; --verify checks.':
    '只有群主能执行。NapCat 不核对就返回 ok，即使机器人不是群主或管理员数已达上限；加 --verify 会核对结果。',
  'duration, from 1s to 30d (default 30m)': '禁言时长，1s 到 30d（默认 30m）',
  'Turn on the whole-group mute (全员禁言)': '开启全员禁言',
  'Only the owner and the admins can send messages until `group unban-all`.':
    '执行 `group unban-all` 之前，只有群主和管理员能发言。',
  'Mute an anonymous sender (NapCat does not support it)': '禁言匿名用户（NapCat 不支持）',
  'QQ no longer has anonymous chat, and NapCat answers that it does not know the action (exit code 7). Use `group ban` for members.':
    'QQ 已取消匿名聊天，NapCat 会返回不存在此接口（退出码 7）。禁言群成员请用 `group ban`。',
  'the flag of the sender, from an old message event': '匿名用户的 flag，取自旧的消息事件',
  'Forward messages to a group one by one': '把消息逐条转发到群',
  'NapCat accepts only short message ids and does not return the new ids. To send them as one card, use `group send-forward`.':
    'NapCat 只接受短消息 ID，也不返回新消息的 ID。要合并转发，请用 `group send-forward`。',
  'group numbers, or - to read one per line from stdin': '群号；- 表示从 stdin 读取，每行一个',
  'Show how many @全体成员 mentions are left today': '查看今天 @全体成员 的剩余次数',
  'remain_at_all_count_for_group is the number left for the group; remain_at_all_count_for_uin is the number left for the bot.':
    'remain_at_all_count_for_group 是该群的剩余次数，remain_at_all_count_for_uin 是机器人的剩余次数。',
  'Show the details of a group': '查看群的详细信息',
  "Shows the fields of `group get`, and with -o json all data of QQ's own client. The remark is always empty; use `group get` to see it. group_all_shut is -1 if all members are muted, and 0 otherwise.":
    '显示 `group get` 的字段；加 -o json 时包含 QQ 客户端的全部数据。备注始终为空，请用 `group get` 查看。全员禁言时 group_all_shut 为 -1，否则为 0。',
  "Shows the data of QQ's own client unchanged. NapCat documents none of its fields.":
    '原样显示 QQ 客户端的数据。NapCat 没有说明其中的字段。',
  'current_talkative is the member who is the most talkative today (龙王). NapCat never fills strong_newbie. NapCat reads the honors from a web page of QQ, so an empty list can also mean that reading failed.':
    'current_talkative 是今天的龙王。NapCat 从不填写 strong_newbie。群荣誉读自 QQ 的网页，因此列表为空也可能是读取失败。',
  'only this honor (default all)': '只显示此群荣誉（默认 all）',
  'Show the message history of a group': '查看群聊天记录',
  'NapCat answers ok without checking, even if the bot is not an admin or the member is the owner; --verify checks.':
    'NapCat 不核对就返回 ok，即使机器人不是管理员，或对方是群主；加 --verify 会核对结果。',
  'reject future join requests of these users': '不再接收此人的加群申请',
  'Remove members from a group in one call': '一次调用踢出多名群成员',
  'NapCat answers ok without checking, and skips unknown numbers; --verify checks. `group kick` gives a result for each member and can pause between them.':
    'NapCat 不核对就返回 ok，并跳过不存在的 QQ 号；加 --verify 会核对结果。`group kick` 会逐个给出结果，还可以设置间隔。',
  'The group number must be typed, or given with --confirm GROUP. NapCat answers ok without checking; --verify checks. NapCat cannot dissolve a group.':
    '须输入群号，或用 --confirm GROUP 给出。NapCat 不核对就返回 ok；加 --verify 会核对结果。NapCat 不能解散群。',
  'dissolve the group (always refused: NapCat would only leave it)': '解散群（一律拒绝执行：NapCat 只会退群）',
  'shutUpTime is when the mute ends. An empty list does not prove that nobody is muted: NapCat also returns it if QQ does not answer within one second. `group get-member` is reliable for a single member.':
    'shutUpTime 是禁言结束的时间。列表为空不代表没有人被禁言：QQ 一秒内没有应答时，NapCat 也会返回空列表。要确认某个成员，请用 `group get-member`。',
  'Some details, such as the age, are only in `group get-member`.': '年龄等部分信息只在 `group get-member` 中显示。',
  'only members with this role': '只列出此角色的成员',
  'only members with at least this group level': '只列出群等级不低于此值的成员',
  'only members with at most this group level': '只列出群等级不高于此值的成员',
  'only members who sent nothing for this long, and joined before that': '只列出这么久没有发言、且在此之前已入群的成员',
  'Shows the first 100 members, in order. NapCat counts days in UTC, so before 08:00 Beijing time it returns the list of yesterday.':
    '按打卡顺序显示前 100 名成员。NapCat 按 UTC 计算日期，因此北京时间 08:00 之前返回的是昨天的名单。',
  'Remove admins of a group': '取消群成员的管理员身份',
  'Only the owner can do this; the admins become plain members. NapCat answers ok without checking, even if the bot is not the owner; --verify checks.':
    '只有群主能执行；管理员会成为普通成员。NapCat 不核对就返回 ok，即使机器人不是群主；加 --verify 会核对结果。',
  'Sign in to a group for today (same as group sign)': '群打卡（同 group sign）',
  'NapCat has this action under two names.': 'NapCat 的这个接口有两个名称。',
  'Set the avatar of a group': '设置群头像',
  'The bot must be an admin. NapCat reports the same failure for a file that is not an image and for a missing permission.':
    '机器人须是管理员。文件不是图片和权限不足时，NapCat 返回的错误相同。',
  'Set the group card of a member (群名片)': '设置成员的群名片',
  'The bot can set its own card; an admin can also set the cards of others. This takes up to 12 s, because NapCat (since 4.18.10) checks that the card has changed.':
    '机器人可以修改自己的群名片；管理员还可以修改其他人的。最长需要 12 秒，因为 NapCat（4.18.10 起）会核对群名片是否已修改。',
  'the group card (群名片), or use --clear': '群名片；或用 --clear',
  'remove the group card; the nickname is shown again': '清除群名片，恢复显示昵称',
  'Set whether new members see earlier messages': '设置新成员可否查看历史消息',
  'The bot must be an admin. This needs NapCat 4.18.18 or newer.': '机器人须是管理员。需要 NapCat 4.18.18 或更高版本。',
  'whether new members see messages from before they joined: on, off': '新成员能否查看入群前的消息：on、off',
  'Set how members can invite others to a group': '设置群的邀请方式',
  'disabled: members cannot invite others. require_approval: an admin must approve. no_approval: invited users join at once. no_approval_under_100: the same while the group has fewer than 100 members. The bot must be an admin. This needs NapCat 4.18.18 or newer.':
    'disabled：禁止成员邀请；require_approval：需要管理员审核；no_approval：无需审核，直接入群；no_approval_under_100：成员少于 100 人时无需审核。机器人须是管理员。需要 NapCat 4.18.18 或更高版本。',
  'the policy: disabled, require_approval, no_approval, no_approval_under_100':
    '邀请方式：disabled、require_approval、no_approval、no_approval_under_100',
  'Set how users can join a group': '设置加群方式',
  'anyone: users join at once. approval: an admin must approve. nobody: nobody can join. answer: users must give the right --answer to the --question. question: users answer the --question and an admin must approve. The bot must be an admin.':
    'anyone：直接加入；approval：经管理员同意；nobody：不允许加群；answer：对 --question 的回答须与 --answer 一致；question：回答 --question 后经管理员同意。机器人须是管理员。',
  'the policy: anyone (1), approval (2), nobody (3), answer (4), question (5)':
    '加群方式：anyone（1）、approval（2）、nobody（3）、answer（4）、question（5）',
  'the question, for the policies answer and question': '问题，用于 answer 和 question 两种方式',
  'the right answer, for the policy answer': '要求的回答，用于 answer 方式',
  'The bot must be an admin, or the group settings must allow members to rename it.':
    '机器人须是管理员，或群设置允许成员修改群名称。',
  'Other permissions do not change. The bot must be an admin. This needs NapCat 4.18.18 or newer.':
    '其他权限不变。机器人须是管理员。需要 NapCat 4.18.18 或更高版本。',
  'let members upload pictures to albums': '允许成员上传图片到群相册',
  'let members start temporary sessions (临时会话)': '允许成员发起临时会话',
  'let members create groups': '允许成员发起新的群聊',
  'Set the remark of a group (备注)': '设置群备注',
  'Only the bot can see the remark. `group get` shows it as group_remark.':
    '备注只有机器人自己能看到，在 `group get` 中显示为 group_remark。',
  'free: no approval is needed. review: an admin must approve. forbid: no bots can be added. The bot must be an admin.':
    'free：无需审核；review：需要管理员审核；forbid：禁止添加机器人。机器人须是管理员。',
  'the policy: free, review, forbid': '添加方式：free、review、forbid',
  'Set how a group can be found by search': '设置群能否被搜索到',
  'NapCat does not document these two numbers. It ignores 0, so only a QQ client can reset a value. The bot must be an admin.':
    'NapCat 没有说明这两个数值的含义。NapCat 会忽略 0，因此只能在 QQ 客户端中还原。机器人须是管理员。',
  'noCodeFingerOpen, 1 or more': 'noCodeFingerOpen（至少 1）',
  'noFingerOpen, 1 or more': 'noFingerOpen（至少 1）',
  'Set the special title of a member (专属头衔)': '设置成员的专属头衔',
  "Only the owner can do this. NapCat answers ok without waiting for QQ, even if the bot is not the owner. `group get-member` shows the title. This needs NapCat's packet backend.":
    '只有群主能执行。NapCat 不等 QQ 确认就返回 ok，即使机器人不是群主。`group get-member` 会显示头衔。需要 NapCat 的 Packet 后端。',
  'the special title, or use --clear': '专属头衔；或用 --clear',
  'remove the special title': '清除专属头衔',
  "NapCat answers ok without waiting for QQ; `group list-signed` shows who signed in. This needs NapCat's packet backend.":
    'NapCat 不等 QQ 确认就返回 ok；`group list-signed` 可以查看谁已打卡。需要 NapCat 的 Packet 后端。',
  'Unmute members of a group': '解除群成员的禁言',
  "With --all, the members in NapCat's list of muted members are unmuted. This list can be empty even if members are muted.":
    '加 --all 时，解除 NapCat 禁言列表中所有成员的禁言。即使有成员被禁言，此列表也可能为空。',
  'unmute all muted members': '解除所有成员的禁言',
  'Turn off the whole-group mute (全员禁言)': '关闭全员禁言',
  'This turns off `group ban-all`. Members who were muted individually stay muted; use `group unban --all` for them.':
    '关闭 `group ban-all` 开启的全员禁言。被单独禁言的成员仍处于禁言中，请用 `group unban --all` 解除。',
})
