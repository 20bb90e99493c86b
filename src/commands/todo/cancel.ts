import {defineTodo} from '../../lib/define/define-todo.js'

export default defineTodo({
  action: 'cancel_group_todo',
  summary: 'Cancel a todo of a group (待办)',
  examples: ['<%= config.bin %> todo cancel 123456 1234567', '<%= config.bin %> todo cancel 123456 --seq 1001'],
})
