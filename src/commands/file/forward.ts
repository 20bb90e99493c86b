import * as Flags from '@oclif/core/flags'
import {groupArg, groupFilesOrFoldersArg} from '../../lib/vocabulary/args.js'
import {QQCommand} from '../../lib/run/base.js'
import {nothingToDo} from '../../lib/define/each-run.js'
import {forwardFiles} from '../../lib/features/files/file-forward.js'
import {placeFlags, fileUploadFlags} from '../../lib/features/files/file-upload.js'
import {callFlags, pacingFlags, targetFlag} from '../../lib/vocabulary/flags.js'
import {type Outcome} from '../../lib/run/outcome.js'
import {readTargets} from '../../lib/input/targets.js'
import {progressFlag} from '../../lib/features/files/file-flags.js'
import {inGroup} from '../../lib/features/files/named-files.js'

export default class FileForward extends QQCommand {
  static override summary = 'Forward files of a group to another chat'
  static override description =
    'NapCat cannot copy a file, so each file is downloaded to this machine and uploaded again. The temporary file has no name and always disappears (TMPDIR sets its folder). Its size must be the size that the group lists, and the server checks its SHA-256. All names are looked up first.'
  static override examples = [
    '<%= config.bin %> file forward 123456 新人必读.pdf --to group:234567',
    '<%= config.bin %> file forward 123456 "资料/API 说明.md" --to user:10001 --name API.md',
    '<%= config.bin %> file forward 123456 资料/ mock-server.zip --to group:234567 --folder 资料 --mkdir',
  ]

  static override args = {group: groupArg(), file: groupFilesOrFoldersArg()}
  static override flags = {
    to: targetFlag({summary: 'chat to send the files to: group:234567 or user:10001', required: true}),
    name: Flags.string({summary: 'displayed name, for one file (default: its own name)', helpValue: 'TEXT'}),
    ...placeFlags,
    'no-copy': fileUploadFlags['no-copy'],
    'chunk-size': fileUploadFlags['chunk-size'],
    ...progressFlag,
    ...pacingFlags,
    ...callFlags,
  }

  async run(): Promise<Outcome> {
    const {args, flags} = await this.parse(FileForward)
    const group = inGroup(args.group, false)
    const targets = await readTargets(this.session.stdin, args.file, 'file', group.check)
    if (targets.length === 0) return nothingToDo(this.session)
    const files = group.files(targets, file => ({file, chunk_size: flags['chunk-size']}))
    return forwardFiles(this.session, files, flags.to, flags, flags)
  }
}
