import {type RetryKinds} from '../../errors/kinds/retry.js'
import {sentencesOf} from '../../errors/wording.js'

export const retrySentences = sentencesOf<RetryKinds>()({
  gaveUp: '{problem} (after {tries} tries)',
  again: ({waitMs}) =>
    waitMs > 0
      ? 'try {attempt} of {attempts} failed: {problem}; the next try is in {waitMs:seconds} s'
      : 'try {attempt} of {attempts} failed: {problem}; the next try is now',
})
