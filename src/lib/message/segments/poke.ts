import {say} from '../../errors/saying.js'
import {received} from './kind.js'
import {mark} from './marks.js'

export const poke = received({
  instead: 'poke',
  words: () => mark(say('[poke]')),
})
