import {say, type Sentence} from '../../errors/saying.js'

/** The note about variables of an event that a command does not get. */
export function variablesLeftOut(names: readonly string[]): Sentence {
  return say('variables of an event that are too long are not set: {names}; the command has all of it on stdin', {names})
}
