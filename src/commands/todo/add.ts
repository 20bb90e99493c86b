import {defineTodo} from '../../lib/define/define-todo.js'

export default defineTodo({
  action: 'set_group_todo',
  summary: 'Make a message a todo of its group (待办)',
  examples: ['<%= config.bin %> todo add 123456 1234567', '<%= config.bin %> todo add 123456 --seq 1001'],
})
