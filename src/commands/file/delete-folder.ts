import {request} from '../../lib/client/request.js'
import {folderArg, groupArg} from '../../lib/vocabulary/args.js'
import {QQCommand} from '../../lib/run/base.js'
import {askFlags, confirmAction} from '../../lib/run/confirm.js'
import {callFlags} from '../../lib/vocabulary/flags.js'
import {type Outcome} from '../../lib/run/outcome.js'
import {outcomeOf} from '../../lib/run/reply-outcome.js'
import {QQError} from '../../lib/errors/errors.js'
import {say} from '../../lib/errors/saying.js'
import {GroupFiles, isRoot} from '../../lib/operations/group-files.js'

export default class FileDeleteFolder extends QQCommand {
  static action = 'delete_group_folder'
  static override summary = 'Delete a folder of a group with all its files'
  static override description = 'The bot must be an admin.'
  static override examples = [
    '<%= config.bin %> file delete-folder 123456 资料 --yes',
    '<%= config.bin %> file delete-folder 123456 id:/f0c1d2e3-0000-4000-8000-000000000001 --yes',
  ]

  static override args = {group: groupArg(), folder: folderArg()}
  static override flags = {...askFlags('delete_group_folder'), ...callFlags}

  async run(): Promise<Outcome> {
    const {args, flags} = await this.parse(FileDeleteFolder)
    const {group, folder} = args
    if (isRoot(folder)) throw new QQError('VALIDATION', say('folder: / cannot be deleted'))
    const typed = 'id' in folder ? folder.id : folder.name
    await confirmAction(this.session, 'delete_group_folder', {group_id: group, folder_id: typed}, flags)
    const found = {group_id: group, folder_id: typed}
    const reply = await this.session.connector.withCaller(async caller => {
      found.folder_id = (await new GroupFiles(caller, group).folder(folder)).id
      return caller.call(request('delete_group_folder', found))
    })
    return outcomeOf(reply, found, {})
  }
}
