import {say} from '../../errors/saying.js'
import {received} from './kind.js'
import {mark} from './marks.js'

export const miniapp = received({
  instead: 'miniapp',
  words: () => mark(say('[miniapp]')),
})
