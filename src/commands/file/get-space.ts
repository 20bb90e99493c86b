import {groupArg} from '../../lib/vocabulary/args.js'
import {defineAction} from '../../lib/define/define-action.js'

export default defineAction({
  action: 'get_group_file_system_info',
  summary: 'Show the storage use of the files of a group',
  description: 'Sizes are in bytes. NapCat does not ask QQ for limit_count; it is always 10000.',
  examples: [
    '<%= config.bin %> file get-space 123456',
    '<%= config.bin %> file get-space 123456 --jq ".total_space - .used_space"',
  ],
  args: {group: groupArg()},
  params: ({args}) => ({group_id: args.group}),
  columns: ['file_count', 'limit_count', 'used_space', 'total_space'],
})
