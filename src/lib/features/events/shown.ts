import {type QQError} from '../../errors/errors.js'
import {type Listening} from '../../operations/events/listening.js'
import {eventLine} from '../../output/event-line.js'
import {EVENT_MARKS} from '../../protocol/events.js'
import {type Outcome, type RowSink} from '../../run/outcome.js'

/** The shown events of a run: lines for people, or the server's own JSON. */
export function shownEvents(listening: Listening, failure: () => QQError | undefined): Outcome {
  const run = async (sink: RowSink): Promise<QQError | undefined> => {
    const {lines} = sink
    if (lines) {
      for await (const chunk of listening.frames(lines.format === 'jsonl', sink.left)) await lines.write(chunk)
    } else if (sink.left > 0) await showEach(listening, sink)
    return failure()
  }
  return {
    content: {kind: 'stream', lines: ['raw', 'jsonl'], onShown: () => listening.shown(), run},
    view: {
      columns: ['time', 'post_type', 'group_id', 'user_id', 'raw_message'],
      marks: EVENT_MARKS,
      id: 'message_id',
      line: (...shown) => eventLine(...shown), // not loaded until there is a line to show
    },
  }
}

async function showEach(listening: Listening, sink: RowSink): Promise<void> {
  for await (const event of listening.events()) {
    await sink.row(event)
    if (sink.left === 0) return
  }
}
