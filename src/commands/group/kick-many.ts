import * as Flags from '@oclif/core/flags'
import {nothingToDo} from '../../lib/define/each-run.js'
import {request} from '../../lib/client/request.js'
import {groupArg, userId, usersArg} from '../../lib/vocabulary/args.js'
import {QQCommand} from '../../lib/run/base.js'
import {confirmAction} from '../../lib/run/confirm.js'
import {callFlags, confirmFlags, verifyFlags} from '../../lib/vocabulary/flags.js'
import {checkHappened} from '../../lib/define/happened.js'
import {type Outcome} from '../../lib/run/outcome.js'
import {readTargets} from '../../lib/input/targets.js'
import {areNoMembers} from '../../lib/operations/verify.js'

export default class GroupKickMany extends QQCommand {
  static action = 'set_group_kick_members'
  static override hidden = true
  static override summary = 'Remove members from a group in one call'
  static override description =
    'NapCat answers ok without checking, and skips unknown numbers; --verify checks. `group kick` gives a result for each member and can pause between them.'
  static override examples = [
    '<%= config.bin %> group kick-many 123456 10001 10002 --yes',
    '<%= config.bin %> group kick-many 123456 10001 10002 --reject-requests --verify --yes',
  ]

  static override args = {group: groupArg(), user: usersArg()}
  static override flags = {
    'reject-requests': Flags.boolean({summary: 'reject future join requests of these users'}),
    ...confirmFlags,
    ...verifyFlags,
    ...callFlags,
  }

  async run(): Promise<Outcome> {
    const {args, flags} = await this.parse(GroupKickMany)
    const {group} = args
    const action = 'set_group_kick_members'
    const users = await readTargets(this.session.stdin, args.user, 'user', userId)
    if (users.length === 0) return nothingToDo(this.session)
    const rejects = flags['reject-requests'] as boolean | undefined // oclif's type for it is too wide
    const params = {group_id: group, user_id: users, reject_add_request: rejects ?? false}
    await confirmAction(this.session, action, params, flags)
    const {raw} = await this.session.connector.withCaller(async caller => {
      const reply = await caller.call(request(action, params))
      if (flags.verify)
        await checkHappened(caller, action, async () => areNoMembers(caller, group, users), this.session.signal)
      return reply
    })
    const rows = users.map(user => ({user_id: user, ok: true}))
    return {content: {kind: 'list', rows}, view: {columns: ['user_id', 'ok'], id: 'user_id'}, raw: [raw]}
  }
}
