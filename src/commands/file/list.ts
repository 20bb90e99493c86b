import * as Flags from '@oclif/core/flags'
import {groupArg, optionalFolderArg} from '../../lib/vocabulary/args.js'
import {request} from '../../lib/client/request.js'
import {factsOf} from '../../lib/protocol/actions.js'
import {QQCommand} from '../../lib/run/base.js'
import {callFlags, positiveFlag} from '../../lib/vocabulary/flags.js'
import {type Outcome} from '../../lib/run/outcome.js'
import {QQError} from '../../lib/errors/errors.js'
import {say} from '../../lib/errors/saying.js'
import {GroupFiles, isRoot, listAll, listFolder, placed, ROOT} from '../../lib/operations/group-files.js'
import {rowsAt} from '../../lib/output/row-path.js'
import {isJsonObject} from '../../lib/protocol/json.js'

/** NapCat's default limit. */
const DEFAULT_COUNT = 50

const COLUMNS = [
  'kind',
  'file_id|folder_id',
  'file_name|folder_name',
  'file_size',
  'uploader_name|creator_name',
  'modify_time|create_time',
]

export default class FileList extends QQCommand {
  static action = 'get_group_root_files'
  static override summary = 'List the files and folders of a group'
  static override description = `Without a folder, the files and folders at the top level are listed. NapCat makes new file ids for each listing. They are valid for at most one day, and until NapCat restarts. Scripts should name files by the path that --recursive shows: /FOLDER/NAME or /NAME.`
  static override examples = [
    '<%= config.bin %> file list 123456',
    '<%= config.bin %> file list 123456 资料',
    '<%= config.bin %> file list 123456 --recursive --filter "file_name ~ \\.pdf$" --fields path,file_size',
    '<%= config.bin %> file list 123456 --folders-only -o id',
  ]

  static override args = {group: groupArg(), folder: optionalFolderArg()}
  static override flags = {
    count: positiveFlag({summary: 'maximum number of entries per folder (default 50)'}),
    recursive: Flags.boolean({summary: 'list the content of the folders too; adds parent and path to each row'}),
    'files-only': Flags.boolean({summary: 'list files only', exclusive: ['folders-only']}),
    'folders-only': Flags.boolean({summary: 'list folders only'}),
    ...callFlags,
  }

  async run(): Promise<Outcome> {
    const {args, flags} = await this.parse(FileList)
    const ref = args.folder ?? {id: ROOT}
    if (flags.recursive && !isRoot(ref)) {
      throw new QQError('USAGE', say('--recursive cannot be used with a folder: a folder contains no folders'))
    }
    const listings = await this.session.connector.withCaller(async caller => {
      if (flags.recursive) return listAll(caller, args.group, flags.count)
      const folder = await new GroupFiles(caller, args.group).folder(ref)
      return [await listFolder(caller, request, args.group, folder, flags.count)]
    })
    const limit = flags.count ?? DEFAULT_COUNT
    if (listings.some(({files, folders}) => files.length + folders.length >= limit)) {
      this.session.notes.add(say('there may be more than {limit} entries in a folder: increase --count', {limit}))
    }
    const wanted = flags['files-only'] ? ['file'] : flags['folders-only'] ? ['folder'] : ['file', 'folder']
    const rows = listings.flatMap(({reply, folder}) => {
      const entries = rowsAt(reply.data, 'files[]+folders[]').filter(isJsonObject)
      const found = entries.filter(entry => wanted.includes(String(entry['kind'])))
      return flags.recursive ? found.map(entry => placed(entry, folder)) : found
    })
    return {
      content: {kind: 'list', rows},
      view: {
        columns: flags.recursive ? COLUMNS.with(2, 'path') : COLUMNS,
        marks: factsOf('get_group_root_files'),
        id: 'file_id|folder_id',
      },
      raw: listings.map(({reply}) => reply.raw),
    }
  }
}
