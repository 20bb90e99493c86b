import {type RunKinds} from '../../errors/kinds/run.js'
import {sentencesOf} from '../../errors/wording.js'

export const runSentences = sentencesOf<RunKinds>()({
  bug: '{detail}',
  interrupted: ({unsettled}) => (unsettled === undefined ? '已中断' : '已中断：{unsettled}'),
  mayBeDone: '请求已经发出，可能已经生效；请先确认结果，再决定是否重试',
  nobodyToAsk: ({word}) => ({
    message: '{question}这里无法询问，因此未执行任何操作',
    hint: word === undefined ? '加上 --yes 即可执行' : '加上 --confirm {word} 即可执行',
  }),
})
