import {defineAction} from '../../lib/define/define-action.js'

export default defineAction({
  action: 'get_version_info',
  summary: 'Show the version of NapCat',
  examples: ['<%= config.bin %> system version', '<%= config.bin %> system version --jq .app_version'],
  params: () => ({}),
  columns: ['app_name', 'app_version', 'protocol_version'],
})
