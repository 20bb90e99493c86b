import {say} from '../../errors/saying.js'
import {received} from './kind.js'
import {about, mark} from './marks.js'

export const flashtransfer = received({
  instead: 'flashtransfer',
  words: ({fileSetId}) => mark(say('[flash transfer{about}]', {about: about(fileSetId)})),
})
