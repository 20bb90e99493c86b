import {folderArg, groupArg} from '../../lib/vocabulary/args.js'
import {defineAction} from '../../lib/define/define-action.js'
import {positiveFlag} from '../../lib/vocabulary/flags.js'
import {QQError} from '../../lib/errors/errors.js'
import {say} from '../../lib/errors/saying.js'

export default defineAction({
  action: 'get_group_files_by_folder',
  summary: 'List a folder by its id (use file list GROUP FOLDER)',
  hidden: true,
  examples: ['<%= config.bin %> file list-folder 123456 id:/f0c1d2e3-0000-4000-8000-000000000001'],
  args: {group: groupArg(), folder: folderArg('the folder: id:ID from `qq file list`')},
  flags: {count: positiveFlag({summary: 'maximum number of files (default 50)'})},
  params: ({args: {group, folder}, flags}) => {
    if (!('id' in folder)) {
      throw new QQError('VALIDATION', say('folder: {name:quoted} is not a folder id', {name: folder.name}), {
        hint: say('use `qq file list GROUP FOLDER` to give a name'),
      })
    }
    return {group_id: group, folder_id: folder.id, file_count: flags.count}
  },
  rows: 'files[]+folders[]',
  columns: ['kind', 'file_id|folder_id', 'file_name|folder_name', 'file_size', 'uploader_name', 'modify_time'],
  id: 'file_id|folder_id',
})
