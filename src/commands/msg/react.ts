import {emojisArg, messageArg} from '../../lib/vocabulary/args.js'
import {defineEach} from '../../lib/define/define-each.js'
import {parseReaction} from '../../lib/message/emoji.js'

export default defineEach({
  action: 'set_msg_emoji_like',
  summary: 'React to a message with emojis',
  description: '`msg get` shows the reactions to a message (emoji_likes_list). `msg list-reactions` shows who reacted.',
  examples: ['<%= config.bin %> msg react 1234567 👍', '<%= config.bin %> msg react 1234567 赞 128077 ❤️'],
  args: {message: messageArg(), emoji: emojisArg(parseReaction)},
  each: {arg: 'emoji', key: 'emoji_id', parse: parseReaction},
  params: ({args}, emoji) => ({message_id: args.message, emoji_id: emoji, set: true}),
})
