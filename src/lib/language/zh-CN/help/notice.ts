import {translated} from '../../translated.js'

export const TEXTS = translated({
  'Delete notices of a group': '删除群公告',
  'List the notices of a group (公告)': '列出群公告',
  'Publish a notice in a group (公告)': '发布群公告',
  'The bot must be an admin. NapCat answers ok without checking that the notice exists; use `notice list` to check.':
    '机器人必须是管理员。NapCat 不核对公告是否存在就返回 ok；可用 `notice list` 核对。',
  'notice_ids from `qq notice list`, or - to read one per line from stdin':
    'notice_id，见 `qq notice list`；- 表示从 stdin 逐行读取',
  'Shows the latest 20 notices. QQ returns their texts escaped as HTML (&lt; for <). A table shows the original text; other formats show the text as QQ returns it. Images have an id but no URL.':
    '显示最近 20 条公告。QQ 返回的文字经过 HTML 转义（< 写成 &lt;）。表格显示原文，其他格式照 QQ 返回的内容显示。图片有 ID，但没有 URL。',
  'The bot must be an admin. Members are asked to confirm that they have read the notice, unless --no-confirm is given. NapCat does not return the id of the new notice; `notice list` shows it.':
    '机器人必须是管理员。除非加上 --no-confirm，否则需群成员确认收到。NapCat 不返回新公告的 ID；可用 `notice list` 查看。',
  'pin the notice': '置顶公告',
  'do not ask members to confirm that they have read the notice': '不需群成员确认收到',
  'ask members to set their group card': '提醒群成员修改群名片',
  "QQ's type of the notice (default 1; no other value is known to work)": 'QQ 的公告类型（默认 1；其他值是否有效未知）',
  "QQ's pop-up mode (default 0; no other value is known to work)": 'QQ 的弹窗方式（默认 0；其他值是否有效未知）',
})
