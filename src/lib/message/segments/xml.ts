import {received} from './kind.js'
import {mark} from './words.js'

export const xml = received({
  instead: 'xml',
  words: () => mark('card'),
})
