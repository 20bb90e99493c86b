import {defineAction} from '../../lib/define/define-action.js'

export default defineAction({
  action: 'get_friends_with_category',
  summary: 'List the friend categories with their friends (分组)',
  description:
    'The table has one row for each category. In JSON, buddyList holds the friends of the category; their level is always 0.',
  examples: [
    '<%= config.bin %> friend list-categories',
    '<%= config.bin %> friend list-categories --jq ".[].buddyList[].user_id"',
  ],
  params: () => ({}),
  rows: '[]',
  columns: ['categoryId', 'categoryName', 'categoryMbCount', 'onlineCount'],
})
