import {type MockKinds} from '../../errors/kinds/mock.js'
import {sentencesOf} from '../../errors/wording.js'

export const mockSentences = sentencesOf<MockKinds>()({
  refused: '{said}',
  otherPort: 'give another --port; 0 chooses a free port',
  otherWebuiPort: 'give another port with --webui; 0 chooses a free port',
  replayed: ({skipped}) =>
    skipped === 0
      ? 'replayed {events} events'
      : 'replayed {events} events; skipped {skipped} lines that are not events',
  replayBroken: 'the replay ended after {events} events: {detail}',
})
