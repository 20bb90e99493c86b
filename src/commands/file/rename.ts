import {groupArg, groupFileArg, textArg} from '../../lib/vocabulary/args.js'
import {QQCommand} from '../../lib/run/base.js'
import {callFlags, fromFlags, noVerifyFlags} from '../../lib/vocabulary/flags.js'
import {checkArrival} from '../../lib/define/happened.js'
import {request} from '../../lib/client/request.js'
import {type Reply} from '../../lib/client/read-reply.js'
import {type Outcome} from '../../lib/run/outcome.js'
import {outcomeOf} from '../../lib/run/reply-outcome.js'
import {QQError} from '../../lib/errors/errors.js'
import {say} from '../../lib/errors/saying.js'
import {GroupFiles, folderOfFile, nameWithoutFolder} from '../../lib/operations/group-files.js'

export default class FileRename extends QQCommand {
  static action = 'rename_group_file'
  static override summary = 'Rename a file of a group'
  static override description =
    'NapCat always answers ok, so the folder is listed before and after. The exit code is 8 if no file with the new name appeared. To move it to another folder, use `qq file move`.'
  static override examples = ['<%= config.bin %> file rename 123456 "资料/API 说明.md" README.md']

  static override args = {group: groupArg(), file: groupFileArg(), name: textArg('the new name, without a folder')}
  static override flags = {
    ...fromFlags,
    ...noVerifyFlags,
    ...callFlags,
  }

  async run(): Promise<Outcome> {
    const {args, flags} = await this.parse(FileRename)
    const {group} = args
    const newName = nameWithoutFolder(args.name, 'name')
    folderOfFile(args.file, flags.from) // checked before any lookup
    const reply = await this.session.connector.withCaller(async caller => {
      const files = new GroupFiles(caller, group)
      const {id, name, folder} = await files.placedFile(args.file, flags.from)
      if (name === newName) throw new QQError('VALIDATION', say('the file already has that name'))
      const params = {group_id: group, file_id: id, current_parent_directory: folder.id, new_name: newName}
      const rename = async (): Promise<Reply> => caller.call(request('rename_group_file', params))
      return flags.verify
        ? checkArrival(caller, rename, async () => files.count(folder, newName), this.session.signal)
        : rename()
    })
    return outcomeOf(reply, {group_id: group}, {columns: ['ok']})
  }
}
