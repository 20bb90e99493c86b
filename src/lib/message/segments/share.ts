import {received} from './kind.js'
import {mark} from './marks.js'

export const share = received({
  instead: null,
  words: ({title, url}) => mark('link', title, url),
})
