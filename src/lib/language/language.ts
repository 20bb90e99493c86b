import {type Joints} from '../errors/joints.js'

/** The languages of what people read. */
export type Language = 'en' | 'zh-CN'

/** What people read, in their language. */
export interface Speech {
  readonly language: Language
  readonly joints: Joints
  /** A text of the program, or a template, which is written down in English. */
  readonly text: (english: string) => string
}

/** The variables of the locale; an empty one counts as not set. */
export type Locale = Readonly<Partial<Record<'LC_ALL' | 'LC_CTYPE' | 'LC_MESSAGES' | 'LANG', string | undefined>>>

/**
 * The chosen language, or else that of the locale. Where the locale names a character set other than UTF-8, Chinese would be
 * garbled, so it is English.
 * @param chosen by a flag, a variable or a file
 */
export function languageFor(chosen: string | undefined, {LC_ALL, LC_CTYPE, LC_MESSAGES, LANG}: Locale): Language {
  const ofLocale = LC_ALL || LC_MESSAGES || LANG || ''
  const charset = charsetOf(LC_ALL || LC_CTYPE || LANG || ofLocale)
  const fits = /^utf-?8$/i.test(charset) || (chosen !== undefined && charset === '')
  return fits && isChinese(chosen ?? ofLocale) ? 'zh-CN' : 'en'
}

export function isChinese(name: string): boolean {
  return /^zh(?![a-z])/i.test(name)
}

/** `zh_CN.GBK` has one; macOS has locales that are nothing else: `UTF-8`. */
function charsetOf(locale: string): string {
  return /^utf-?8$/i.test(locale) ? locale : (/\.([^@]*)/.exec(locale)?.[1] ?? '')
}
