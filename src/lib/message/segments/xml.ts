import {received} from './kind.js'
import {mark} from './words.js'

export const xml = received({
  instead: 'a card goes as a json segment',
  words: () => mark('card'),
})
