import {describe, expect, it} from 'vitest'
import {readsChinese} from '../../../scripts/told.mjs'
import {languageFor} from '../../../src/lib/language/language.js'

const LANG = 'zh_CN.UTF-8'

describe('languageFor', () => {
  it.each([
    [undefined, {LANG}, 'zh-CN'],
    [undefined, {LANG: 'zh_TW.utf8'}, 'zh-CN'],
    [undefined, {LANG: 'zh_CN.UTF-8@pinyin'}, 'zh-CN'],
    [undefined, {LANG: 'en_US.UTF-8'}, 'en'],
    [undefined, {LANG: 'C'}, 'en'],
    [undefined, {LANG: 'C.UTF-8'}, 'en'],
    [undefined, {LANG: ''}, 'en'],
    [undefined, {}, 'en'],
    // the stronger variable counts, and an empty one does not
    [undefined, {LC_ALL: 'en_US.UTF-8', LANG}, 'en'],
    [undefined, {LC_ALL: '', LC_MESSAGES: LANG, LANG: 'en_US.UTF-8'}, 'zh-CN'],
    [undefined, {LC_MESSAGES: 'en_US.UTF-8', LANG}, 'en'],
    // whatever is not known to be UTF-8
    [undefined, {LANG: 'zh_CN.GBK'}, 'en'],
    [undefined, {LANG: 'zh_CN.GB18030'}, 'en'],
    [undefined, {LANG: 'zh_CN'}, 'en'],
    [undefined, {LC_CTYPE: 'C', LANG}, 'en'],
    [undefined, {LC_CTYPE: 'UTF-8', LC_MESSAGES: LANG}, 'zh-CN'],
    // a choice counts for more than the locale, but not than its character set
    ['zh-CN', {}, 'zh-CN'],
    ['zh', {LANG: 'C'}, 'zh-CN'],
    ['zh_TW.UTF-8', {LANG: 'C.UTF-8'}, 'zh-CN'],
    ['zh-CN', {LANG: 'zh_CN.GBK'}, 'en'],
    ['en', {LANG}, 'en'],
    ['zhuang', {LANG}, 'en'],
    ['ja', {LANG}, 'en'],
  ] as const)('%s in %j is %s', (chosen, locale, expected) => {
    expect(languageFor(chosen, locale)).toBe(expected)
    // so do the scripts that run before there is a build
    if (chosen === undefined) expect(readsChinese(locale)).toBe(expected === 'zh-CN')
  })
})
