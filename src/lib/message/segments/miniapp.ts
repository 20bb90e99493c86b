import {received} from './kind.js'
import {mark} from './words.js'

export const miniapp = received({
  instead: 'miniapp',
  words: () => mark('miniapp'),
})
