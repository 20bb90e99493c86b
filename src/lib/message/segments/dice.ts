import {chance} from './chance.js'

export const dice = chance('dice', 'roll a dice (must be sent alone)')
