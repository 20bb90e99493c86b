import {request} from '../../lib/client/request.js'
import {groupArg, groupFileArg} from '../../lib/vocabulary/args.js'
import {QQCommand} from '../../lib/run/base.js'
import {callFlags} from '../../lib/vocabulary/flags.js'
import {type Outcome} from '../../lib/run/outcome.js'
import {outcomeOf} from '../../lib/run/reply-outcome.js'
import {GroupFiles, namedUrl} from '../../lib/operations/group-files.js'

export default class FileGetUrl extends QQCommand {
  static action = 'get_group_file_url'
  static override summary = 'Show the URL of a file of a group'
  static override description =
    "The URL is valid for a limited number of downloads. The ids of uploads and of received messages are accepted here too. QQ's URL ends with an empty ?fname=; if the file was given by name, the name is added."
  static override examples = [
    '<%= config.bin %> file get-url 123456 "资料/API 说明.md"',
    '<%= config.bin %> file get-url 123456 新人必读.pdf -o id',
  ]

  static override args = {group: groupArg(), file: groupFileArg()}
  static override flags = {...callFlags}

  async run(): Promise<Outcome> {
    const {args} = await this.parse(FileGetUrl)
    const reply = await this.session.connector.withCaller(async caller => {
      const {id, name} = await new GroupFiles(caller, args.group).file(args.file)
      const answer = await caller.call(request('get_group_file_url', {group_id: args.group, file_id: id}))
      return {...answer, data: namedUrl(answer.data, name)}
    })
    return outcomeOf(reply, {group_id: args.group}, {columns: ['url']})
  }
}
