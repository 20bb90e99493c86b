import {say} from '../../errors/saying.js'
import {chance} from './chance.js'

export const rps = chance('rps', 'play rock paper scissors (must be sent alone)', about => say('[rps{about}]', {about}))
