import {received} from './kind.js'
import {mark} from './words.js'

export const miniapp = received({
  instead: '`qq share get-mini-app` makes a card, which a json segment sends',
  words: () => mark('miniapp'),
})
