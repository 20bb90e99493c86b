import {translated} from '../../translated.js'

export const TEXTS = translated({
  'Mark messages as essence (精华)': '把消息设为精华',
  'List the essence messages of a group': '列出群的精华消息',
  'The bot must be an admin. NapCat finds the group by the message.': '机器人须是管理员。NapCat 根据消息确定所在的群。',
  "Shows up to 1000 messages from QQ's web service, which takes some time. operator_nick marked the message at operator_time. For an unknown message NapCat makes up a message_id, which only `essence remove` accepts; msg_seq and msg_random are more reliable there.":
    '最多显示 1000 条消息，读自 QQ 的网页服务，需要一些时间。operator_nick 在 operator_time 把消息设为精华。对于未知的消息，NapCat 会编造一个 message_id，只有 `essence remove` 接受；此时用 msg_seq 和 msg_random 更可靠。',
  'Remove messages from the essence (精华)': '把消息移出精华',
  'The bot must be an admin. --group, --seq and --random from `essence list` name any message, a message id only one that NapCat knows; for others the message_id in `essence list` does not work.':
    '机器人须是管理员。用 `essence list` 给出的 --group、--seq 和 --random 可以指定任意消息；消息 ID 只能指定 NapCat 已知的消息，对其他消息，`essence list` 中的 message_id 不起作用。',
  'the group of the message, with --seq and --random': '消息所在的群，与 --seq 和 --random 一起使用',
  'msg_seq of the message': '消息的 msg_seq',
  'msg_random of the message': '消息的 msg_random',
})
