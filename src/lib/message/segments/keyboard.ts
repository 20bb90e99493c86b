import {received} from './kind.js'
import {mark} from './marks.js'

export const keyboard = received({
  instead: 'keyboard',
  words: () => mark('keyboard'),
})
