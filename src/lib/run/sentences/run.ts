import {type RunKinds} from '../../errors/kinds/run.js'
import {sentencesOf} from '../../errors/wording.js'

export const runSentences = sentencesOf<RunKinds>()({
  bug: '{detail}',
  interrupted: ({unsettled}) => (unsettled === undefined ? 'interrupted' : 'interrupted: {unsettled}'),
  mayBeDone: 'a request was already sent and may have been done; check the result before you repeat it',
  nameUnknown: ({of, candidates}) => ({
    message: of === 'group' ? 'there is no group {name:quoted}' : 'there is no friend or member {name:quoted}',
    hint:
      candidates.length > 0
        ? 'use the id of the one you mean: {candidates}'
        : of === 'group'
          ? 'see `qq group list`; only the whole name or remark counts'
          : 'use the QQ number; only the whole remark, or card in the group of the command, counts',
  }),
  nameOfSeveral: {
    message: '{name:quoted} is the name of several: {candidates}',
    hint: 'use the id of the one you mean',
  },
  nameMoved: ({candidates}) => ({
    message: '{name:quoted} was {id}, and is not any more, so nothing was sent',
    hint: candidates.length > 0 ? 'it is now the name of {candidates}' : 'use the id',
  }),
  nobodyToAsk: ({word}) => ({
    message: '{question} This question cannot be asked here, so nothing was done',
    hint: word === undefined ? 'add --yes to confirm' : 'add --confirm {word} to confirm',
  }),
})
