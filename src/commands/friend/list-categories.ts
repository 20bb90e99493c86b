import {defineAction} from '../../lib/define/define-action.js'

export default defineAction({
  action: 'get_friends_with_category',
  summary: 'List the categories of friends, with their friends',
  description:
    'A table has one line for each category (分组); in JSON, buddyList holds the friends in it, whose level is always 0.',
  examples: [
    '<%= config.bin %> friend list-categories',
    '<%= config.bin %> friend list-categories --jq ".[].buddyList[].user_id"',
  ],
  params: () => ({}),
  rows: '[]',
  columns: ['categoryId', 'categoryName', 'categoryMbCount', 'onlineCount'],
})
