import {QQCommand} from '../lib/command/base.js'
import {eventFilter, eventFlags} from '../lib/command/events/flags.js'
import {openTail} from '../lib/command/events/tail.js'
import {connectionFlags, durationFlag} from '../lib/command/flags.js'
import {type Outcome} from '../lib/command/outcome.js'
import {endWhenUnread} from '../lib/command/reader.js'
import {QQError} from '../lib/errors/errors.js'
import {Listening} from '../lib/operations/events/listening.js'
import {eventLine} from '../lib/output/event-line.js'

export default class Wait extends QQCommand {
  static override endless = true
  static override summary = 'Wait for one event'
  static override description = `Shows the first event that passes the filters and ends; when none comes within --for it is exit 8.`
  static override examples = [
    '<%= config.bin %> wait --event message.private --user 10001 --for 10m',
    '<%= config.bin %> wait --event heartbeat --filter "status.online == true" --for 2m',
  ]

  static override flags = {
    ...eventFlags,
    for: durationFlag({summary: 'wait no longer than this (for ever when absent)'}),
    ...connectionFlags,
  }

  async run(): Promise<Outcome> {
    const {flags} = await this.parse(Wait)
    const tail = openTail(this.session, {
      filter: eventFilter(flags, this.filters),
      forMs: flags.for,
      reconnect: true,
    })
    const listening = new Listening(tail, {count: 1})
    endWhenUnread()
    return {
      content: {kind: 'stream', rows: listening.events(), onShown: () => listening.shown()},
      view: {columns: ['time', 'post_type', 'group_id', 'user_id', 'raw_message'], id: 'message_id', line: eventLine},
      lines: format => listening.frames(format === 'jsonl'),
      failure: () =>
        tail.ended === undefined ? undefined : new QQError('UNMET', 'no such event came in time (--for)'),
    }
  }
}
