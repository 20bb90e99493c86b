import {say} from '../../errors/saying.js'
import {received} from './kind.js'
import {mark} from './marks.js'

export const keyboard = received({
  instead: 'keyboard',
  words: () => mark(say('[keyboard]')),
})
