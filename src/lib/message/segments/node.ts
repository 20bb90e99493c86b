import {say} from '../../errors/saying.js'
import {received} from './kind.js'
import {mark} from './marks.js'

export const node = received({
  instead: 'node',
  words: () => mark(say('[node]')),
})
