import {defineAction} from '../../lib/define/define-action.js'

export default defineAction({
  action: 'get_robot_uin_range',
  summary: "Show the QQ numbers of QQ's own robots",
  examples: ['<%= config.bin %> system get-robot-range'],
  params: () => ({}),
  rows: '[]',
  columns: ['minUin', 'maxUin'],
})
