import {say} from '../../errors/saying.js'
import {received} from './kind.js'
import {about, mark} from './marks.js'

export const share = received({
  instead: null,
  words: ({title, url}) => mark(say('[link{about}]', {about: about(title, url)})),
})
