import {fill} from '../errors/fill.js'
import {isKnown, type Saying} from '../errors/saying.js'
import {type Speech} from './language.js'

/** A sentence, and those inside it, in words; it must not have a kind, whose sentences would have to be loaded. */
export function spoken(what: Saying, speech: Speech): string {
  if (isKnown(what)) return what.kind
  return fill(speech.text(what.template), what.facts, inner => spoken(inner, speech), speech.joints)
}
