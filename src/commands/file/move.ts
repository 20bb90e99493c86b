import {groupArg, groupFileArg} from '../../lib/vocabulary/args.js'
import {QQCommand} from '../../lib/run/base.js'
import {callFlags, folderFlag, fromFlags, noVerifyFlags} from '../../lib/vocabulary/flags.js'
import {checkArrival} from '../../lib/define/happened.js'
import {request} from '../../lib/client/request.js'
import {type Reply} from '../../lib/client/read-reply.js'
import {type Outcome} from '../../lib/run/outcome.js'
import {outcomeOf} from '../../lib/run/reply-outcome.js'
import {QQError} from '../../lib/errors/errors.js'
import {say} from '../../lib/errors/saying.js'
import {GroupFiles, folderOfFile} from '../../lib/operations/group-files.js'

export default class FileMove extends QQCommand {
  static action = 'move_group_file'
  static override summary = 'Move a file of a group to another folder'
  static override description =
    'NapCat always answers ok, so the folder is listed before and after. The exit code is 8 if the file did not arrive there.'
  static override examples = [
    '<%= config.bin %> file move 123456 新人必读.pdf --to 资料',
    '<%= config.bin %> file move 123456 "资料/API 说明.md" --to /',
  ]

  static override args = {group: groupArg(), file: groupFileArg()}
  static override flags = {
    to: folderFlag({summary: 'folder to move it to: NAME, id:ID, or / for the top level', required: true}),
    ...fromFlags,
    ...noVerifyFlags,
    ...callFlags,
  }

  async run(): Promise<Outcome> {
    const {args, flags} = await this.parse(FileMove)
    const {group} = args
    folderOfFile(args.file, flags.from) // checked before any lookup
    const reply = await this.session.connector.withCaller(async caller => {
      const files = new GroupFiles(caller, group)
      const target = await files.folder(flags.to)
      const {id, name, folder} = await files.placedFile(args.file, flags.from)
      if (folder.id === target.id) throw new QQError('VALIDATION', say('the file is already in that folder'))
      const params = {
        group_id: group,
        file_id: id,
        current_parent_directory: folder.id,
        target_parent_directory: target.id,
      }
      const move = async (): Promise<Reply> => caller.call(request('move_group_file', params))
      return flags.verify
        ? checkArrival(caller, move, async () => files.count(target, name), this.session.signal)
        : move()
    })
    return outcomeOf(reply, {group_id: group}, {columns: ['ok']})
  }
}
