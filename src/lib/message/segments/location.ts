import {received} from './kind.js'
import {mark} from './words.js'

export const location = received({
  instead: 'NapCat sends a fixed test location in its place; a contact or json segment can carry a card',
  words: ({title}) => mark('location', title),
})
