import {type RetryKinds} from '../../errors/kinds/retry.js'
import {sentencesOf} from '../../errors/wording.js'

export const retrySentences = sentencesOf<RetryKinds>()({
  gaveUp: '{problem}（已尝试 {tries} 次）',
  again: ({waitMs}) =>
    waitMs > 0
      ? '第 {attempt} 次尝试失败（共 {attempts} 次）：{problem}；{waitMs:seconds} 秒后重试'
      : '第 {attempt} 次尝试失败（共 {attempts} 次）：{problem}；立即重试',
})
