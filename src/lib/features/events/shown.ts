import {type QQError} from '../../errors/errors.js'
import {type Listening} from '../../operations/events/listening.js'
import {eventLine} from '../../output/event-line.js'
import {type Outcome} from '../../run/outcome.js'

/** The events of a run as they are shown: lines for a person, or what the server wrote. */
export function shownEvents(listening: Listening, failure: () => QQError | undefined): Outcome {
  return {
    content: {kind: 'stream', rows: listening.events(), onShown: () => listening.shown()},
    view: {
      columns: ['time', 'post_type', 'group_id', 'user_id', 'raw_message'],
      id: 'message_id',
      line: (...shown) => eventLine(...shown), // not loaded until there is a line to show
    },
    lines: (format, limit) => listening.frames(format === 'jsonl', limit),
    failure,
  }
}
