import {filesetArg, optionalTextArg} from '../../lib/vocabulary/args.js'
import {defineAction} from '../../lib/define/define-action.js'
import {countFlag} from '../../lib/vocabulary/flags.js'
import {QQError} from '../../lib/errors/errors.js'
import {say} from '../../lib/errors/saying.js'

export default defineAction({
  action: 'get_flash_file_url',
  summary: 'Show the download URL of a file of a flash transfer',
  examples: [
    '<%= config.bin %> flash get-url 6d0c2f1e-0000-4000-8000-000000000001 说明.txt -o id',
    '<%= config.bin %> flash get-url 6d0c2f1e-0000-4000-8000-000000000001 --index 0',
  ],
  args: {fileset: filesetArg(), file: optionalTextArg('name of the file, from `qq flash list-files`; or use --index')},
  flags: {index: countFlag({summary: 'position of the file in the list, from 0'})},
  params: ({args, flags}) => {
    if ((args.file === undefined) === (flags.index === undefined))
      throw new QQError('USAGE', say('give either the file name or --index'))
    return {fileset_id: args.fileset, file_name: args.file, file_index: flags.index}
  },
  columns: ['transferUrl|url'],
})
