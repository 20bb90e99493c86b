import {translated} from '../../translated.js'

export const TEXTS = translated({
  'Send messages to a group or a user as one forward card': '把多条消息合并转发到群或用户',
  'Show the messages in a forward card': '查看合并转发中的消息',
  "NapCat includes nested forwards in `content`; --depth shows them too. If one is missing, it is requested by its res_id, which is the only id that works for a nested forward. A res_id needs NapCat's packet backend.":
    'NapCat 把嵌套的合并转发放在 `content` 中；--depth 会一并显示。缺少的部分用它的 res_id 查询：嵌套的合并转发只能用这种 ID。res_id 需要 NapCat 的 Packet 后端。',
  'the id of the message with the card, or the res_id returned when it was sent':
    '合并转发所在消息的 ID，或发送时返回的 res_id',
  'number of levels to show: 2 includes nested forwards, 3 the forwards in those (default 1)':
    '显示的层数：2 包括嵌套的合并转发，3 再深入一层（默认 1）',
})
