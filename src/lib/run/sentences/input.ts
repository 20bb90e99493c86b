import {type InputKinds} from '../../errors/kinds/input.js'
import {sentencesOf} from './wording.js'

export const input = sentencesOf<InputKinds>()({
  notAmong: ({near}) => ({
    message: '{text:quoted} is none of {choices}',
    hint: near === undefined ? undefined : 'did you mean {near}?',
  }),
})
