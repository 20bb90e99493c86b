import {type Effect} from '../../errors/kinds/connection.js'
import {type Wording} from './wording.js'

/** A message may be there although nobody said so; sending it again would make two. */
const LOOK_FIRST = 'look before you repeat it'

/** What happened to a call, and what it may have done all the same. @param what its beginning */
export function unanswered(what: string, effect: Effect): Wording {
  if (effect === 'none') return what
  if (effect === 'send') return {message: `${what}: it may have been delivered all the same`, hint: LOOK_FIRST}
  return {message: `${what}: it may have been done all the same`, hint: LOOK_FIRST}
}
