import {groupArg, textArg} from '../../lib/vocabulary/args.js'
import {defineAction} from '../../lib/define/define-action.js'
import {nameWithoutFolder} from '../../lib/operations/group-files.js'

export default defineAction({
  action: 'create_group_file_folder',
  summary: 'Create a folder in the files of a group',
  description: 'A folder cannot contain another folder. In many groups only admins can create folders.',
  examples: [
    '<%= config.bin %> file create-folder 123456 会议记录',
    '<%= config.bin %> file create-folder 123456 会议记录 -o id',
  ],
  args: {group: groupArg(), name: textArg('the name of the folder')},
  params: ({args}) => ({group_id: args.group, folder_name: nameWithoutFolder(args.name, 'name')}),
  columns: ['folder_id|groupItem.folderInfo.folderId', 'folder_name|groupItem.folderInfo.folderName'],
})
