import {type RetryKinds} from '../../errors/kinds/retry.js'
import {sentencesOf} from './wording.js'

export const retrySentences = sentencesOf<RetryKinds>()({
  gaveUp: '{problem} ({tries} tries)',
  again: ({waitMs}) =>
    waitMs > 0
      ? 'try {attempt} of {attempts} failed: {problem}; again in {waitMs:seconds} s'
      : 'try {attempt} of {attempts} failed: {problem}; again at once',
})
