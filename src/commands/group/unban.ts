import * as Flags from '@oclif/core/flags'
import {type Caller} from '../../lib/client/caller.js'
import {groupArg, userId, wordsArg} from '../../lib/vocabulary/args.js'
import {QQCommand} from '../../lib/run/base.js'
import {EachRun, type Each} from '../../lib/define/each-run.js'
import {callFlags, pacingFlags} from '../../lib/vocabulary/flags.js'
import {type Outcome} from '../../lib/run/outcome.js'
import {readTargets} from '../../lib/input/targets.js'
import {QQError} from '../../lib/errors/errors.js'
import {say} from '../../lib/errors/saying.js'
import {mutedMembers} from '../../lib/operations/muted.js'

export default class GroupUnban extends QQCommand {
  static override summary = 'Unmute members of a group'
  static override description =
    "With --all, the members in NapCat's list of muted members are unmuted. This list can be empty even if members are muted."
  static override examples = [
    '<%= config.bin %> group unban 123456 10001',
    '<%= config.bin %> group unban 123456 --all',
  ]

  static override args = {group: groupArg(), user: wordsArg('QQ numbers, or - to read one per line from stdin')}
  static override flags = {
    all: Flags.boolean({summary: 'unmute all muted members'}),
    ...pacingFlags,
    ...callFlags,
  }

  async run(): Promise<Outcome> {
    const {args, flags} = await this.parse(GroupUnban)
    const typed = args.user ?? []
    if (typed.length > 0 ? flags.all : !flags.all)
      throw new QQError('USAGE', say('give either the argument user or --all'))
    const users = await readTargets(this.session.stdin, typed, 'user', userId)
    const run = new EachRun(this.session, 'set_group_ban', 'user_id', flags)
    const unban = async (caller: Caller, each: Each): Promise<void> => {
      const targets = flags.all ? await mutedMembers(caller, args.group) : users
      const requests = targets.map(target => ({target, params: {group_id: args.group, user_id: target, duration: 0}}))
      await each(caller, requests)
    }
    return run.outcome(async each => this.session.connector.withCaller(async caller => unban(caller, each)))
  }
}
