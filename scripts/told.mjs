// The language of the terminal, before anything is built: as src/lib/language/language.ts decides it.
const {LC_ALL, LC_MESSAGES, LANG} = process.env
const locale = LC_ALL || LC_MESSAGES || LANG || ''

/** What a person reads, in English or in Chinese. */
export const told = (english, chinese) => (/^zh(?![a-z]).*\.utf-?8$/i.test(locale) ? chinese : english)
