import {defineTodo} from '../../lib/define/define-todo.js'

export default defineTodo({
  action: 'complete_group_todo',
  summary: 'Mark the todo of a group as done (待办)',
  examples: ['<%= config.bin %> todo complete 123456 1234567', '<%= config.bin %> todo complete 123456 --seq 1001'],
})
