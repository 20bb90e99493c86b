import * as Flags from '@oclif/core/flags'
import {request} from '../../lib/client/request.js'
import {groupArg} from '../../lib/vocabulary/args.js'
import {QQCommand} from '../../lib/run/base.js'
import {callFlags, countFlag, durationFlag} from '../../lib/vocabulary/flags.js'
import {type Outcome} from '../../lib/run/outcome.js'
import {outcomeOf} from '../../lib/run/reply-outcome.js'
import {selectMembers} from '../../lib/operations/members.js'

export default class GroupListMembers extends QQCommand {
  static action = 'get_group_member_list'
  static override summary = 'List the members of a group'
  static override description = 'Some details, such as the age, are only in `group get-member`.'
  static override aliases = ['group:members']
  static override examples = [
    '<%= config.bin %> group list-members 123456',
    '<%= config.bin %> group list-members 123456 --role admin -o id',
    '<%= config.bin %> group list-members 123456 --role member --inactive-since 30d --fields user_id,card,last_sent_time',
  ]

  static override args = {group: groupArg()}
  static override flags = {
    role: Flags.option({options: ['owner', 'admin', 'member'] as const, summary: 'only members with this role'})(),
    'level-ge': countFlag({summary: 'only members with at least this group level'}),
    'level-le': countFlag({summary: 'only members with at most this group level'}),
    'inactive-since': durationFlag({summary: 'only members who sent nothing for this long, and joined before that'}),
    fresh: Flags.boolean({summary: "query QQ instead of using NapCat's cache"}),
    ...callFlags,
  }

  async run(): Promise<Outcome> {
    const {args, flags} = await this.parse(GroupListMembers)
    const params = {group_id: args.group, no_cache: flags.fresh}
    const reply = await this.session.connector.withCaller(async caller => {
      // the first fresh answer is still the old cache: this call only makes NapCat refresh it
      if (flags.fresh) await caller.call(request('get_group_member_list', params))
      return caller.call(request('get_group_member_list', params))
    })
    const data = selectMembers(reply.data, {
      role: flags.role,
      levelMin: flags['level-ge'],
      levelMax: flags['level-le'],
      silentSince: flags['inactive-since'] === undefined ? undefined : Date.now() - flags['inactive-since'],
    })
    const columns = ['user_id', 'nickname', 'card', 'role', 'level', 'title', 'join_time', 'last_sent_time']
    return outcomeOf({...reply, data}, params, {columns})
  }
}
