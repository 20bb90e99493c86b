import {type RunKinds} from '../../errors/kinds/run.js'
import {sentencesOf} from './wording.js'

export const runSentences = sentencesOf<RunKinds>()({
  bug: '{detail}',
  interrupted: ({unsettled}) => (unsettled === undefined ? 'interrupted' : 'interrupted: {unsettled}'),
  mayBeDone: 'a request had left before: what it was to do may be done, so look before you repeat it',
  nobodyToAsk: ({word}) => ({
    message: '{question} Nobody is there to ask, so nothing was done',
    hint: word === undefined ? 'add --yes to do it' : 'add --confirm {word} to do it',
  }),
})
