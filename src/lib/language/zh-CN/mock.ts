import {type MockKinds} from '../../errors/kinds/mock.js'
import {sentencesOf} from '../../errors/wording.js'

export const mockSentences = sentencesOf<MockKinds>()({
  refused: '{said}',
  otherPort: '请给出另一个 --port；0 表示选用空闲端口',
  otherWebuiPort: '请用 --webui 给出另一个端口；0 表示选用空闲端口',
  replayed: ({skipped}) =>
    skipped === 0 ? '重放了 {events} 个事件' : '重放了 {events} 个事件；跳过了 {skipped} 行非事件内容',
  replayBroken: '重放 {events} 个事件后中断：{detail}',
})
