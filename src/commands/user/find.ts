import * as Flags from '@oclif/core/flags'
import {phraseArg} from '../../lib/vocabulary/args.js'
import {factsOf} from '../../lib/protocol/actions.js'
import {QQCommand} from '../../lib/run/base.js'
import {callFlags, groupFlag, REPEATABLE} from '../../lib/vocabulary/flags.js'
import {linesOf, type Outcome, type RowSink} from '../../lib/run/outcome.js'
import {type QQError} from '../../lib/errors/errors.js'
import {readSomeWords} from '../../lib/input/read-words.js'
import {MemberSearch} from '../../lib/operations/member-search.js'

export default class UserFind extends QQCommand {
  static override summary = 'Search the members of groups by name or number'
  static override description =
    'Searches nicknames, group cards and QQ numbers, ignoring case. A user is shown once for each group. A group whose member list cannot be read is skipped and reported at the end, and the exit code is 6.'
  static override examples = [
    '<%= config.bin %> user find 小明',
    '<%= config.bin %> user find 10001 --exact --group 123456 --group 234567',
    '<%= config.bin %> user find 广告 --group 123456 -o id | <%= config.bin %> group ban 123456 - --for 1d',
  ]

  static override args = {text: phraseArg('the text to search for')}
  static override flags = {
    group: groupFlag({...REPEATABLE, summary: 'search only this group (default: all groups of the bot)'}),
    exact: Flags.boolean({summary: 'match the whole name or number instead of a part'}),
    ...callFlags,
  }

  async run(): Promise<Outcome> {
    const {args, flags} = await this.parse(UserFind)
    const search = new MemberSearch(await readSomeWords(this.session.stdin, args.text, 'text'), flags.exact)
    const run = async (sink: RowSink): Promise<QQError | undefined> => {
      await this.session.connector.withCaller(async caller => {
        for await (const {members, raw} of search.groups(caller, flags.group)) {
          if (sink.lines) await sink.lines.write(linesOf(raw))
          else for (const member of members) await sink.row(member)
        }
      })
      return search.failure
    }
    return {
      content: {kind: 'stream', finite: true, lines: ['raw'], run},
      view: {columns: ['user_id', 'nickname', 'card', 'group_id'], marks: factsOf('get_group_member_list')},
    }
  }
}
