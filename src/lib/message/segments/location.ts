import {received} from './kind.js'
import {mark} from './marks.js'

export const location = received({
  instead: 'location',
  words: ({title}) => mark('location', title),
})
