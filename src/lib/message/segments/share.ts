import {received} from './kind.js'
import {mark} from './words.js'

export const share = received({
  instead: null,
  words: ({title, url}) => mark('link', title, url),
})
