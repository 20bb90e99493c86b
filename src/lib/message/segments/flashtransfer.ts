import {received} from './kind.js'
import {mark} from './words.js'

export const flashtransfer = received({
  instead: 'flashtransfer',
  words: ({fileSetId}) => mark('flash transfer', fileSetId),
})
