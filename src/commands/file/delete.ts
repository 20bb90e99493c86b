import {type Caller} from '../../lib/client/caller.js'
import {groupArg, groupFile, groupFilesArg} from '../../lib/vocabulary/args.js'
import {QQCommand} from '../../lib/run/base.js'
import {askFlags, confirmAction} from '../../lib/run/confirm.js'
import {EachRun, nothingToDo, type Each, type EachRequest} from '../../lib/define/each-run.js'
import {callFlags, pacingFlags} from '../../lib/vocabulary/flags.js'
import {type Outcome} from '../../lib/run/outcome.js'
import {readTargets} from '../../lib/input/targets.js'
import {GroupFiles, parseFile} from '../../lib/operations/group-files.js'

export default class FileDelete extends QQCommand {
  static action = 'delete_group_file'
  static override summary = 'Delete files of a group'
  static override description =
    'NapCat accepts ids from `qq file list`, but not the ids of uploads and messages. All names are looked up first; if one is missing or belongs to several files, nothing is deleted. The bot must be an admin, or have uploaded the file.'
  static override examples = [
    '<%= config.bin %> file delete 123456 新人必读.pdf --yes',
    '<%= config.bin %> file delete 123456 "资料/API 说明.md" mock-server.zip --yes',
    '<%= config.bin %> file list 123456 资料 --files-only -o id | <%= config.bin %> file delete 123456 - --yes',
  ]

  static override args = {group: groupArg(), file: groupFilesArg()}
  static override flags = {...askFlags('delete_group_file'), ...pacingFlags, ...callFlags}

  async run(): Promise<Outcome> {
    const {args, flags} = await this.parse(FileDelete)
    const run = new EachRun(this.session, 'delete_group_file', 'file', flags)
    const targets = await readTargets(this.session.stdin, args.file, 'file', groupFile)
    if (targets.length === 0) return nothingToDo(this.session)
    const about = {group_id: args.group, file_id: targets}
    await confirmAction(this.session, 'delete_group_file', about, flags)
    const deleteAll = async (caller: Caller, each: Each): Promise<void> => {
      const files = new GroupFiles(caller, args.group)
      const requests: EachRequest[] = []
      for (const target of targets) {
        const {id} = await files.file(parseFile(target))
        requests.push({target, params: {group_id: args.group, file_id: id}})
      }
      await each(caller, requests)
    }
    return run.outcome(async each => this.session.connector.withCaller(async caller => deleteAll(caller, each)))
  }
}
