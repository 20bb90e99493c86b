import {say} from '../../lib/errors/saying.js'
import {filesetArg} from '../../lib/vocabulary/args.js'
import {defineAction} from '../../lib/define/define-action.js'
import {rowsAt} from '../../lib/output/row-path.js'

const ROWS = 'fileLists[].fileList[]'
/** NapCat never requests more than these (action/file/flash/GetFlashFileList.ts). */
const MOST = 18

export default defineAction({
  action: 'get_flash_file_list',
  summary: 'List the files of a flash transfer',
  description: `Shows only the first ${MOST} files, because NapCat requests no more.`,
  examples: ['<%= config.bin %> flash list-files 6d0c2f1e-0000-4000-8000-000000000001'],
  args: {fileset: filesetArg()},
  params: ({args}) => ({fileset_id: args.fileset}),
  rows: ROWS,
  columns: ['name', 'fileSize', 'isDir', 'cliFileId', 'downloadStatus'],
  note: data =>
    rowsAt(data, ROWS).length < MOST
      ? undefined
      : say('there may be more: NapCat returns only the first {most} files', {most: MOST}),
})
