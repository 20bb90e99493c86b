import {EventTail, type TailOptions} from '../../operations/events/tail.js'
import {type Session} from '../session.js'
import {interrupted} from '../signals.js'

/** A tail over the connections of a session; what happens to them is told on stderr. */
export function openTail(
  session: Session,
  options: Omit<TailOptions, 'signal' | 'onLost' | 'onGap' | 'onOnline'>,
): EventTail {
  return new EventTail(async signal => session.connect('event', signal), {
    ...options,
    signal: interrupted,
    onReady: (selfId, again) => {
      if (!again) session.note(`listening as ${selfId}`)
      options.onReady?.(selfId, again)
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

/** `2026-08-14 09:30:00`, local time. */
function clock(time: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0')
  const day = [time.getFullYear(), two(time.getMonth() + 1), two(time.getDate())].join('-')
  return `${day} ${[time.getHours(), time.getMinutes(), time.getSeconds()].map(two).join(':')}`
}
