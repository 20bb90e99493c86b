import * as Flags from '@oclif/core/flags'
import {groupId, userId} from '../lib/command/args.js'
import {QQCommand} from '../lib/command/base.js'
import {connectionFlags, durationFlag, positiveFlag, REPEATABLE} from '../lib/command/flags.js'
import {type Client} from '../lib/client/client.js'
import {type Outcome} from '../lib/command/outcome.js'
import {endWhenUnread} from '../lib/command/reader.js'
import {QQError} from '../lib/errors/errors.js'
import {parseEventKind, parsePattern} from '../lib/operations/event-filter.js'
import {Listening} from '../lib/operations/listening.js'
import {eventLine} from '../lib/output/event-line.js'
import {compileFilter} from '../lib/output/filter.js'

export default class Listen extends QQCommand {
  static override endless = true
  static override summary = 'Show events as they come'
  static override description = `On a terminal a line for each event, in a pipe its JSON, one a line. Ends by itself with --count or --for; --for that passes before --count is reached is exit 8.`
  static override examples = [
    '<%= config.bin %> listen',
    '<%= config.bin %> listen --event message.group --group 123456 --match "^!" -o jsonl',
    '<%= config.bin %> listen --event request --count 1 --for 10m',
  ]

  static override flags = {
    event: Flags.string({
      ...REPEATABLE,
      summary: 'only events of this kind: message.group, notice.group_ban, meta',
      helpValue: 'KIND',
    }),
    group: Flags.string({...REPEATABLE, summary: 'only events of this group', helpValue: 'GROUP'}),
    user: Flags.string({...REPEATABLE, summary: 'only events of this user', helpValue: 'USER'}),
    match: Flags.string({summary: 'only messages whose text matches', helpValue: 'REGEX'}),
    count: positiveFlag({summary: 'end after so many events'}),
    for: durationFlag({summary: 'end after this time'}),
    ...connectionFlags,
  }

  async run(): Promise<Outcome> {
    const {flags} = await this.parse(Listen)
    const where = this.filters.map(compileFilter)
    const listening = new Listening({
      filter: {
        kinds: (flags.event ?? []).map(parseEventKind),
        groups: (flags.group ?? []).map(id => groupId(id, '--group')),
        users: (flags.user ?? []).map(id => userId(id, '--user')),
        match: flags.match === undefined ? undefined : parsePattern(flags.match),
        // before counting: what is not shown does not count
        where: event => where.every(passes => passes(event)),
      },
      count: flags.count,
      forMs: flags.for,
      onReady: selfId => this.session.note(`listening as ${selfId}`),
    })
    const connect = async (): Promise<Client> => {
      endWhenUnread()
      return this.session.connect('event')
    }
    return {
      content: {kind: 'stream', rows: listening.events(connect)},
      view: {columns: ['time', 'post_type', 'group_id', 'user_id', 'raw_message'], id: 'message_id', line: eventLine},
      raw: listening.frames(connect),
      failure: () => (listening.fellShort ? new QQError('UNMET', listening.fellShort) : undefined),
    }
  }
}
