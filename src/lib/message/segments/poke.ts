import {received} from './kind.js'
import {mark} from './words.js'

export const poke = received({
  instead: '`qq msg poke` does it',
  words: () => mark('poke'),
})
