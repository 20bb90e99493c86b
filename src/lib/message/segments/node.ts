import {received} from './kind.js'
import {mark} from './words.js'

export const node = received({
  instead: 'the nodes of a forward are sent by `qq forward send`',
  words: () => mark('node'),
})
