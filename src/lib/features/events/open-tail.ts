import {say} from '../../errors/saying.js'
import {type ExecOptions} from '../../operations/events/exec.js'
import {EventTail, type TailOptions} from '../../operations/events/tail.js'
import {type Session} from '../../run/session.js'

export type OpenOptions = Omit<TailOptions, 'signal' | 'onReady' | 'onLost' | 'onGap' | 'onOnline'> & {
  /** Called with the bot's number when the server is ready for the first time. */
  readonly onListening?: ((selfId: string) => void) | undefined
  /** Whether a note shows the start of listening; true if absent. */
  readonly announces?: boolean | undefined
}

/** A tail over the connections of a session; notes on stderr report their state. */
export function openTail(session: Session, {onListening, announces = true, ...options}: OpenOptions): EventTail {
  return new EventTail(async signal => session.connector.connect('event', signal), {
    ...options,
    signal: session.signal,
    onReady: (selfId, again) => {
      if (again) return
      if (announces) session.notes.add(say('listening as {selfId}', {selfId}))
      onListening?.(selfId)
    },
    onLost: ({since, reason}) =>
      session.notes.add(say('{since}: {reason}; connecting again', {since: clock(since), reason})),
    onGap: ({from, to}) => {
      const seconds = Math.round((to.getTime() - from.getTime()) / 100) / 10
      const facts = {from: clock(from), to: clock(to), seconds}
      session.notes.add(say('connected again; events from {from} to {to} ({seconds} s) may be missing', facts))
    },
    onOnline: online =>
      session.notes.add(
        online ? say('QQ is online again') : say('QQ is offline: the server runs, but the bot is logged out'),
      ),
  })
}

/** How commands for the events of a run are run; one note tells of variables that they do not get. */
export function commandOptions({settings, io, signal, notes}: Session): ExecOptions {
  let isNoted = false
  const onLeftOut = (names: readonly string[]): void => {
    if (!isNoted)
      notes.add(
        say('variables of an event that are too long are not set: {names}; the command has all of it on stdin', {
          names,
        }),
      )
    isNoted = true
  }
  return {environment: settings.environmentOfCommands(io.env), signal, atExit: io.ending.atExit, onLeftOut}
}

/** `2026-08-14 09:30:00`, local time. */
function clock(time: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0')
  const day = [time.getFullYear(), two(time.getMonth() + 1), two(time.getDate())].join('-')
  return `${day} ${[time.getHours(), time.getMinutes(), time.getSeconds()].map(two).join(':')}`
}
