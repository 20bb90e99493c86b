import {chance} from './chance.js'

export const dice = chance('dice', 'throw a dice (alone)')
