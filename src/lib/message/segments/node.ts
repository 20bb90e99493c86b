import {received} from './kind.js'
import {mark} from './words.js'

export const node = received({
  instead: 'node',
  words: () => mark('node'),
})
