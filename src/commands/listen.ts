import * as Flags from '@oclif/core/flags'
import {QQCommand} from '../lib/run/base.js'
import {eventFilter, eventFlags} from '../lib/features/events/event-flags.js'
import {handlerFlags, hasHandlers} from '../lib/features/events/handler-flags.js'
import {shownEvents} from '../lib/features/events/shown.js'
import {openTail} from '../lib/features/events/open-tail.js'
import {callFlags, connectionFlags, countFlag, durationFlag, positiveFlag} from '../lib/vocabulary/flags.js'
import {type Outcome} from '../lib/run/outcome.js'
import {QQError} from '../lib/errors/errors.js'
import {Listening} from '../lib/operations/events/listening.js'
import {type EventRecord} from '../lib/operations/events/event-record.js'

export default class Listen extends QQCommand {
  static override endless = true
  static override alone = true
  static override summary = 'Show events as they come'
  static override description = `Each event is one line: text on a terminal, JSON in a pipe. With --count, --for or --idle the command ends when the running handlers are done; the exit code is 8 if --count was not reached. A lost connection is opened again, and stderr shows when events may have been missed. If the first connection fails, the exit code is 3.

With --exec the output of the commands is shown instead of the events. With --exec-reply the events are shown, and each line that a command prints is executed as a quick operation. For a message: reply (a text, a segment or a list of segments; with at_sender), delete, kick, ban (true or seconds). For a request: approve, with remark or reason. A qq in a command connects to the same server, but not with --reverse, where only --exec-reply can act.`
  static override examples = [
    '<%= config.bin %> listen',
    '<%= config.bin %> listen --event message.group --group 123456 --match "^!" -o jsonl',
    '<%= config.bin %> listen --event request --count 1 --for 10m',
    '<%= config.bin %> listen --group 123456 --record events.jsonl -o none',
    `<%= config.bin %> listen --event message.group --match '^!ping$' --exec-reply --exec 'echo "{\\"reply\\":\\"pong\\"}"'`,
    '<%= config.bin %> listen --forward-to http://127.0.0.1:8080/onebot --secret-file secret.txt --exec-reply',
    '<%= config.bin %> listen --event heartbeat --filter "status.online == false" --count 1',
  ]

  static override flags = {
    ...eventFlags,
    count: positiveFlag({summary: 'stop after N events'}),
    for: durationFlag({summary: 'stop after being connected for this long'}),
    idle: durationFlag({summary: 'stop when no event came for this long'}),
    record: Flags.string({
      summary: 'also append the events to this file, one per line (for `qq mock --replay`)',
      helpValue: 'FILE',
    }),
    reconnect: Flags.boolean({
      summary: 'reconnect when the connection is lost (--no-reconnect: exit code 3)',
      allowNo: true,
      default: true,
    }),
    'ready-fd': countFlag({
      summary: "write the bot's number to this file descriptor when the server is ready",
      helpValue: 'FD',
    }),
    ...handlerFlags,
    ...connectionFlags,
    timeout: callFlags.timeout,
  }

  async run(): Promise<Outcome> {
    const {flags} = await this.parse(Listen)
    const fd = flags['ready-fd']
    const onListening =
      fd === undefined ? undefined : (await import('../lib/features/events/ready-fd.js')).readyTeller(fd)
    const {handling} = hasHandlers(flags) ? await import('../lib/features/events/handling.js') : {}
    const handled = handling?.(flags, this.session, () => tail)
    const tail = openTail(this.session, {
      filter: eventFilter(flags, this.rowFilter),
      forMs: flags.for,
      idleMs: flags.idle,
      reconnect: flags.reconnect,
      onListening,
      beforeClose: handled?.settled,
    })
    const record = flags.record === undefined ? undefined : await openRecord(flags.record)
    const listening = new Listening(tail, {
      count: flags.count,
      record: record && (frames => record.add(frames)),
      handle: handled?.take,
    })
    const failure = (): QQError | undefined =>
      handled?.failure() ?? (listening.fellShort === undefined ? undefined : new QQError('UNMET', listening.fellShort))
    this.session.io.ending.endWhenUnread()
    if (flags.exec !== undefined && !flags['exec-reply']) {
      await listening.handleAll() // stdout belongs to the commands
      return {failure: failure()}
    }
    return shownEvents(listening, failure)
  }
}

async function openRecord(path: string): Promise<EventRecord> {
  const {EventRecord} = await import('../lib/operations/events/event-record.js')
  return EventRecord.open(path)
}
