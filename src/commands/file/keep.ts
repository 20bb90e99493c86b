import {request} from '../../lib/client/request.js'
import {groupArg, groupFileArg} from '../../lib/vocabulary/args.js'
import {QQCommand} from '../../lib/run/base.js'
import {callFlags} from '../../lib/vocabulary/flags.js'
import {type Outcome} from '../../lib/run/outcome.js'
import {outcomeOf} from '../../lib/run/reply-outcome.js'
import {GroupFiles} from '../../lib/operations/group-files.js'

export default class FileKeep extends QQCommand {
  static action = 'trans_group_file'
  static override summary = 'Make a temporary file of a group permanent'
  static override description =
    'In `qq file list`, dead_time is when a temporary file expires; it is 0 for a permanent file. The bot must be an admin.'
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
