import * as Flags from '@oclif/core/flags'
import {readSomeWords} from '../../lib/input/read-words.js'
import {readGroups} from '../../lib/operations/read-names.js'
import {QQCommand} from '../../lib/run/base.js'
import {type Outcome} from '../../lib/run/outcome.js'
import {phraseArg} from '../../lib/vocabulary/args.js'
import {callFlags} from '../../lib/vocabulary/flags.js'

export default class GroupFind extends QQCommand {
  static override summary = 'Search the groups of the bot by name, remark or number'
  static override description = 'Case is ignored.'
  static override examples = ['<%= config.bin %> group find 测试', '<%= config.bin %> group find 开黑 -o id']

  static override args = {text: phraseArg('the text to search for')}
  static override flags = {
    exact: Flags.boolean({summary: 'match the whole name, remark or number instead of a part'}),
    ...callFlags,
  }

  async run(): Promise<Outcome> {
    const {args, flags} = await this.parse(GroupFind)
    const wanted = (await readSomeWords(this.session.stdin, args.text, 'text')).toLowerCase()
    const groups = await this.session.connector.withCaller(readGroups)
    const rows = groups
      .filter(group =>
        Object.values(group)
          .map((text: string) => text.toLowerCase())
          .some(text => (flags.exact ? text === wanted : text.includes(wanted))),
      )
      .map(({id, name, remark}) => ({group_id: id, group_name: name, group_remark: remark}))
    return {content: {kind: 'list', rows}, view: {columns: ['group_id', 'group_name', 'group_remark'], id: 'group_id'}}
  }
}
