import {say} from '../../errors/saying.js'
import {received} from './kind.js'
import {mark} from './marks.js'

export const xml = received({
  instead: 'xml',
  words: () => mark(say('[card]')),
})
