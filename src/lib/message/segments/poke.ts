import {received} from './kind.js'
import {mark} from './words.js'

export const poke = received({
  instead: 'poke',
  words: () => mark('poke'),
})
