import {received} from './kind.js'
import {mark} from './words.js'

export const keyboard = received({
  instead: 'keyboard',
  words: () => mark('keyboard'),
})
