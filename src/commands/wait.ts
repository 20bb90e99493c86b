import * as Flags from '@oclif/core/flags'
import {type ReadFrame} from '../lib/client/event-frame.js'
import {QQCommand} from '../lib/run/base.js'
import {eventFilter, eventFlags} from '../lib/features/events/event-flags.js'
import {shownEvents} from '../lib/features/events/shown.js'
import {commandOptions, openTail} from '../lib/features/events/open-tail.js'
import {connectionFlags, durationFlag} from '../lib/vocabulary/flags.js'
import {type Outcome} from '../lib/run/outcome.js'
import {QQError} from '../lib/errors/errors.js'
import {say} from '../lib/errors/saying.js'
import {Listening} from '../lib/operations/events/listening.js'

export default class Wait extends QQCommand {
  static override alone = true
  static override endless = true
  static override summary = 'Wait for one event'
  static override description = `Shows the first event that matches the filters, and exits; if none comes within --for, the exit code is 8. With --then the event goes to a command instead, after the connection is closed; if the command fails, the exit code is 9. A qq in the command connects to the same server (with --reverse, give it that flag again).`
  static override examples = [
    '<%= config.bin %> wait --event message.private --user 10001 --for 10m',
    `<%= config.bin %> wait --event request.group --for 1m --then 'qq request group approve "$QQ_EVENT_FLAG"'`,
    '<%= config.bin %> wait --event heartbeat --filter "status.online == true" --for 2m',
  ]

  static override flags = {
    ...eventFlags,
    for: durationFlag({summary: 'maximum time to wait once connected (default: no limit)'}),
    then: Flags.string({
      summary: 'run this with sh: the event on stdin, QQ_EVENT_… in the environment; its stdout is passed through',
      helpValue: 'COMMAND',
    }),
    ...connectionFlags,
  }

  async run(): Promise<Outcome> {
    const {flags} = await this.parse(Wait)
    if (flags.then?.trim() === '') throw new QQError('VALIDATION', say('--then: the command is empty'))
    const tail = openTail(this.session, {
      filter: eventFilter(flags, this.rowFilter),
      forMs: flags.for,
      reconnect: true,
    })
    let found: ReadFrame | undefined
    const keep = async (frame: ReadFrame): Promise<void> => Promise.resolve(void (found = frame))
    const listening = new Listening(tail, {count: 1, handle: keep})
    const failure = (): QQError | undefined =>
      listening.shown(0) ? undefined : new QQError('UNMET', say('no such event came in time (--for)'))
    this.session.io.ending.endWhenUnread()
    if (flags.then !== undefined) {
      await listening.handleAll()
      if (found) await this.#run(flags.then, found)
      return {failure: failure()}
    }
    return shownEvents(listening, failure)
  }

  async #run(command: string, frame: ReadFrame): Promise<void> {
    const {runOnEvent} = await import('../lib/operations/events/exec.js')
    await runOnEvent(command, frame, commandOptions(this.session))
  }
}
