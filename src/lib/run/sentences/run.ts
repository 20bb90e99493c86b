import {type RunKinds} from '../../errors/kinds/run.js'
import {sentencesOf} from '../../errors/wording.js'

export const runSentences = sentencesOf<RunKinds>()({
  bug: '{detail}',
  interrupted: ({unsettled}) => (unsettled === undefined ? 'interrupted' : 'interrupted: {unsettled}'),
  mayBeDone: 'a request was already sent and may have been done; check the result before you repeat it',
  nobodyToAsk: ({word}) => ({
    message: '{question} This question cannot be asked here, so nothing was done',
    hint: word === undefined ? 'add --yes to confirm' : 'add --confirm {word} to confirm',
  }),
})
