import {say} from '../../errors/saying.js'
import {chance} from './chance.js'

export const dice = chance('dice', 'roll a dice (must be sent alone)', about => say('[dice{about}]', {about}))
