import {request} from '../../lib/client/request.js'
import {handleArg} from '../../lib/vocabulary/args.js'
import {QQCommand} from '../../lib/run/base.js'
import {callFlags, groupFlag} from '../../lib/vocabulary/flags.js'
import {type Outcome} from '../../lib/run/outcome.js'
import {outcomeOf} from '../../lib/run/reply-outcome.js'
import {GroupFiles, parseFile} from '../../lib/operations/group-files.js'

export default class FileGet extends QQCommand {
  static action = 'get_file'
  static override summary = 'Show the server path of a received file'
  static override description =
    "NapCat fetches the file from QQ first, which takes up to two minutes. `file` is a path on NapCat's machine; write it as remote:/path in other commands. `url` is often empty. NapCat treats an unknown id as a file name and may return a different file, so compare file_name. To download it, use `qq file download`."
  static override examples = [
    '<%= config.bin %> file get /4f0c2f1e-0000-4000-8000-000000000001',
    '<%= config.bin %> file get 照片.zip',
    '<%= config.bin %> file get --group 123456 "资料/API 说明.md" --jq .file',
  ]

  static override args = {
    file: handleArg('the file: id or name of a file segment; with --group NAME, FOLDER/NAME, /NAME or id:ID'),
  }
  static override flags = {group: groupFlag({summary: 'group that the file belongs to'}), ...callFlags}

  async run(): Promise<Outcome> {
    const {args, flags} = await this.parse(FileGet)
    const {group} = flags
    const named = group === undefined ? undefined : {group, ref: parseFile(args.file)}
    const reply = await this.session.connector.withCaller(async caller => {
      const file = named ? (await new GroupFiles(caller, named.group).file(named.ref)).id : args.file
      return caller.call(request('get_file', {file}))
    })
    return outcomeOf(reply, {}, {columns: ['file_name', 'file_size', 'url', 'file']})
  }
}
