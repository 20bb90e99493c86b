import {defineAction} from '../../lib/define/define-action.js'
import {positiveFlag} from '../../lib/vocabulary/flags.js'
import {messageText} from '../../lib/message/message-text.js'
import {type HumanView} from '../../lib/output/types.js'
import {isJsonObject} from '../../lib/protocol/json.js'

export default defineAction({
  action: 'get_recent_contact',
  summary: 'List the recent chats with their last messages',
  description:
    "chatType is 1 for a friend, 2 for a group, 100 for a temporary session. peerUin is the QQ number or the group number. The last message has no message_id; its msgId, QQ's own long id, can be used with --before of a history.",
  examples: [
    '<%= config.bin %> msg list-recent',
    '<%= config.bin %> msg list-recent --count 50 --filter "chatType == 2" -o id',
  ],
  flags: {count: positiveFlag({summary: 'number of chats (default 10)'})},
  params: ({flags}) => ({count: flags.count ?? 10}),
  columns: ['chatType', 'peerUin', 'peerName', 'remark', 'msgTime', 'sendNickName', 'lastestMsg.raw_message'],
  words: {'lastestMsg.raw_message': lastMessage},
  id: 'peerUin',
})

function lastMessage(chat: unknown, {speech}: HumanView): string | undefined {
  const message = isJsonObject(chat) ? chat['lastestMsg'] : undefined
  return isJsonObject(message) ? messageText(message, undefined, speech) : undefined
}
