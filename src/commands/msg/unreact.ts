import {emojisArg, messageArg} from '../../lib/vocabulary/args.js'
import {defineEach} from '../../lib/define/define-each.js'
import {parseEmojiId} from '../../lib/message/emoji.js'

export default defineEach({
  action: 'set_msg_emoji_like',
  undoes: true,
  summary: "Remove the bot's reactions from a message",
  examples: ['<%= config.bin %> msg unreact 1234567 👍', '<%= config.bin %> msg unreact 1234567 76 128077'],
  args: {message: messageArg(), emoji: emojisArg()},
  each: {arg: 'emoji', key: 'emoji_id', parse: parseEmojiId},
  params: ({args}, emoji) => ({message_id: args.message, emoji_id: emoji, set: false}),
})
