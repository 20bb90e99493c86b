import {received} from './kind.js'
import {mark} from './marks.js'

export const miniapp = received({
  instead: 'miniapp',
  words: () => mark('miniapp'),
})
