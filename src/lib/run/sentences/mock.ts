import {type MockKinds} from '../../errors/kinds/mock.js'
import {sentencesOf} from './wording.js'

export const mockSentences = sentencesOf<MockKinds>()({
  refused: '{said}',
  otherPort: 'give another --port; 0 is a free one',
  otherWebuiPort: 'give another port with --webui; 0 is a free one',
  replayed: ({skipped}) =>
    skipped === 0 ? 'replayed {events} events' : 'replayed {events} events; lines that are no events: {skipped}',
  replayBroken: 'the replay ended after {events} events: {detail}',
})
