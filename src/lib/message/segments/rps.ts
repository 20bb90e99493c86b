import {chance} from './chance.js'

export const rps = chance('rps', 'rock, paper, scissors (alone)')
