import {fstatSync, writeSync} from 'node:fs'
import {QQError, reasonOf} from '../../errors/errors.js'
import {EventTail, type TailOptions} from '../../operations/events/tail.js'
import {type Session} from '../session.js'

export type OpenOptions = Omit<TailOptions, 'signal' | 'onReady' | 'onLost' | 'onGap' | 'onOnline'> & {
  /** Where to write the bot's number, in a line, when the server has said that it is ready. */
  readonly readyFd?: number | undefined
  /** Whether the start of listening is worth a note; true when absent. */
  readonly announces?: boolean | undefined
}

/**
 * A tail over the connections of a session; what happens to them is told on stderr.
 * @throws QQError LOCAL for a `readyFd` that is not open
 */
export function openTail(session: Session, {readyFd, announces = true, ...options}: OpenOptions): EventTail {
  if (readyFd !== undefined) onFd(readyFd, () => fstatSync(readyFd))
  return new EventTail(async signal => session.connect('event', signal), {
    ...options,
    signal: session.signal,
    onReady: (selfId, again) => {
      if (again) return
      if (announces) session.note(`listening as ${selfId}`)
      if (readyFd !== undefined) onFd(readyFd, () => writeSync(readyFd, `${selfId}\n`))
    },
    onLost: ({since, reason}) => session.note(`${clock(since)}: ${reason}; connecting again`),
    onGap: ({from, to}) => {
      const seconds = Math.round((to.getTime() - from.getTime()) / 100) / 10
      session.note(`connected again; nothing was heard from ${clock(from)} to ${clock(to)} (${seconds} s)`)
    },
    onOnline: online =>
      session.note(online ? 'QQ is online again' : 'QQ is offline: the server lives, but the bot is logged out'),
  })
}

function onFd(fd: number, act: () => unknown): void {
  try {
    act()
  } catch (error) {
    throw new QQError('LOCAL', `--ready-fd ${fd}: ${reasonOf(error)}`, {
      hint: 'open it in the shell: qq listen --ready-fd 3 3>FILE',
    })
  }
}

/** `2026-08-14 09:30:00`, local time. */
function clock(time: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0')
  const day = [time.getFullYear(), two(time.getMonth() + 1), two(time.getDate())].join('-')
  return `${day} ${[time.getHours(), time.getMinutes(), time.getSeconds()].map(two).join(':')}`
}
