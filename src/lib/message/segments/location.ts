import {say} from '../../errors/saying.js'
import {received} from './kind.js'
import {about, mark} from './marks.js'

export const location = received({
  instead: 'location',
  words: ({title}) => mark(say('[location{about}]', {about: about(title)})),
})
