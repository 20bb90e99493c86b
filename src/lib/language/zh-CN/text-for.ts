import {TEXTS} from './texts.js'

/** The Chinese of an English text. The shipped build reads it from a file with few others (build/language.mjs). */
export function textFor(english: string): string | undefined {
  return Object.hasOwn(TEXTS, english) ? TEXTS[english] : undefined
}
