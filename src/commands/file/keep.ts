import {request} from '../../lib/client/request.js'
import {groupArg, groupFileArg} from '../../lib/vocabulary/args.js'
import {QQCommand} from '../../lib/run/base.js'
import {callFlags} from '../../lib/vocabulary/flags.js'
import {type Outcome} from '../../lib/run/outcome.js'
import {outcomeOf} from '../../lib/run/reply-outcome.js'
import {GroupFiles} from '../../lib/operations/group-files.js'

export default class FileKeep extends QQCommand {
  static action = 'trans_group_file'
  static override summary = 'Keep a temporary file of a group for good'
  static override description =
    'A temporary file has a dead_time in `qq file list`, at which it goes; one that stays has 0. The bot must be an admin of the group.'
  static override examples = ['<%= config.bin %> file keep 123456 mock-server.zip']

  static override args = {group: groupArg(), file: groupFileArg()}
  static override flags = {...callFlags}

  async run(): Promise<Outcome> {
    const {args} = await this.parse(FileKeep)
    const reply = await this.session.connector.withCaller(async caller => {
      const {id} = await new GroupFiles(caller, args.group).file(args.file)
      return caller.call(request('trans_group_file', {group_id: args.group, file_id: id}))
    })
    return outcomeOf(reply, {group_id: args.group}, {columns: ['ok']})
  }
}
