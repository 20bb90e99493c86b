import {defineAction} from '../../lib/define/define-action.js'

export default defineAction({
  action: 'get_unidirectional_friend_list',
  summary: 'List unidirectional friends (单向好友)',
  description:
    'They have the bot as a friend, but not the reverse. NapCat returns at most 99. Without its packet backend it fails with a TypeError.',
  examples: ['<%= config.bin %> friend list-unidirectional', '<%= config.bin %> friend list-unidirectional -o id'],
  params: () => ({}),
  rows: '[]',
  columns: ['uin', 'nick_name', 'age', 'source'],
})
