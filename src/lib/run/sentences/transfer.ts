import {type TransferKinds} from '../../errors/kinds/transfer.js'
import {sentencesOf} from './wording.js'

export const transfer = sentencesOf<TransferKinds>()({
  uploadedSoFar: ({goesOn}) =>
    goesOn
      ? '{file} is uploaded to {percent} %; the same command goes on within 10 minutes'
      : '{file} is uploaded to {percent} %',
  uploadLost: ({goesOn}) => ({
    message: '{file} is uploaded to {percent} %, then: {problem}',
    hint: goesOn ? 'the same command with --resume goes on within 10 minutes' : undefined,
  }),
  beginsAnew: '{file} begins anew: {problem}',
  hasRival: 'another run uploads it, too ({by})',
  isNamedOtherwise: 'its name or retention is another now',
  connectingAgain: '{problem}; connecting again',
  sizeDiffers: 'it was said to have {said} bytes, and has {found}',
})
