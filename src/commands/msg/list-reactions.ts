import {emojiArg, messageArg} from '../../lib/vocabulary/args.js'
import {defineAction} from '../../lib/define/define-action.js'
import {countFlag, emojiTypeFlag, groupFlag} from '../../lib/vocabulary/flags.js'

export default defineAction({
  action: 'get_emoji_likes',
  summary: 'List who reacted to a message with an emoji',
  description:
    'NapCat requests pages of 15 users from QQ, so a message with many reactions takes some time. `msg get` shows the emojis of a message (emoji_likes_list).',
  examples: [
    '<%= config.bin %> msg list-reactions 1234567 👍',
    '<%= config.bin %> msg list-reactions 1234567 76 --count 30',
  ],
  args: {message: messageArg("the id of the message; QQ's own long id needs --group"), emoji: emojiArg()},
  flags: {
    group: groupFlag({summary: "the group of the message, for QQ's own long id"}),
    type: emojiTypeFlag(),
    count: countFlag({summary: 'maximum number of users (default 0: all)'}),
  },
  params: ({args, flags}) => ({
    message_id: args.message,
    emoji_id: args.emoji,
    group_id: flags.group,
    emoji_type: flags.type === undefined ? undefined : String(flags.type),
    count: flags.count ?? 0,
  }),
  rows: 'emoji_like_list[]',
  columns: ['user_id', 'nick_name'],
})
