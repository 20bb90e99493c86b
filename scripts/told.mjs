/** Whether a terminal reads Chinese, as src/lib/language/language.ts decides it; this is asked before anything is built. */
export function readsChinese({LC_ALL, LC_CTYPE, LC_MESSAGES, LANG}) {
  const locale = LC_ALL || LC_MESSAGES || LANG || ''
  return /^zh(?![a-z])/i.test(locale) && /(^|\.)utf-?8(@|$)/i.test(LC_ALL || LC_CTYPE || LANG || locale)
}

/** What a person reads, in English or in Chinese. */
export const told = (english, chinese) => (readsChinese(process.env) ? chinese : english)
