import {received} from './kind.js'
import {mark} from './words.js'

export const keyboard = received({
  instead: 'only official bots can; `qq msg click-button` presses a button',
  words: () => mark('keyboard'),
})
