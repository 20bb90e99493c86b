import {received} from './kind.js'
import {mark} from './marks.js'

export const flashtransfer = received({
  instead: 'flashtransfer',
  words: ({fileSetId}) => mark('flash transfer', fileSetId),
})
