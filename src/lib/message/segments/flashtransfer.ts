import {received} from './kind.js'
import {mark} from './words.js'

export const flashtransfer = received({
  instead: '`qq flash send` does it',
  words: ({fileSetId}) => mark('flash transfer', fileSetId),
})
