import {readFileSync} from 'node:fs'
import path from 'node:path'
import {describe, expect, it} from 'vitest'
import {chineseTexts, englishTexts, saidTexts} from '../../../scripts/texts.mjs'
import {KEYWORDS} from '../../../src/lib/language/zh-CN/keywords.js'
import {TEXTS} from '../../../src/lib/language/zh-CN/texts.js'
import {ROOT} from '../../support/run.js'

const CHINESE = 'src/lib/language/zh-CN/'
/** The files that are being translated. */
const UNFINISHED: readonly string[] = [
  'help/account',
  'help/action',
  'help/ai',
  'help/album',
  'help/collection',
  'help/config',
  'help/cq',
  'help/essence',
  'help/event',
  'help/face',
  'help/file',
  'help/flash',
  'help/forward',
  'help/friend',
  'help/group',
  'help/image',
  'help/login',
  'help/mock',
  'help/msg',
  'help/notice',
  'help/online-file',
  'help/profile',
  'help/qzone',
  'help/record',
  'help/request',
  'help/server',
  'help/share',
  'help/shared',
  'help/stream',
  'help/system',
  'help/todo',
  'help/top',
  'help/topics',
  'help/user',
  'texts/batch',
  'texts/calls',
  'texts/catalogue',
  'texts/commands',
  'texts/completion',
  'texts/doctor',
  'texts/events',
  'texts/files',
  'texts/login',
  'texts/messages',
  'texts/mock',
  'texts/protocol',
  'texts/server',
  'texts/setup',
]

const nameOf = (file: string): string => file.slice(CHINESE.length, -'.ts'.length)

const english = englishTexts()
const chinese = chineseTexts()

/** The names and formats of the places of a template, in one order. */
function placesOf(text: string): string[] {
  return [...new Set([...text.matchAll(/\{([a-z]\w*(?::\w+)?)\}/gi)].map(([, place = '']) => place))].sort()
}

describe('the English', () => {
  it('is in literals, which a translation can name', () => {
    expect(saidTexts().filter(({text}) => text === undefined)).toEqual([])
  })
})

describe('the Chinese', () => {
  const missing = english.filter(({text, needsChinese}) => needsChinese && !Object.hasOwn(TEXTS, text))
  const unfinished = missing.filter(({file}) => UNFINISHED.includes(nameOf(file)))
  if (unfinished.length > 0) console.warn(`${unfinished.length} texts have no Chinese yet: npm run zh:missing`)

  it('has every text of the files that are finished', () => {
    expect(missing.filter(each => !unfinished.includes(each)).map(({from, text}) => `${from}: ${text}`)).toEqual([])
  })

  it('has none of a text that is not there any more', () => {
    const known = new Set(english.map(({text}) => text))
    expect(chinese.filter(entry => !known.has(entry.english))).toEqual([])
  })

  it('has each text once', () => {
    const seen = new Set<string>()
    expect(chinese.filter(entry => seen.size === seen.add(entry.english).size)).toEqual([])
    expect(Object.keys(TEXTS).sort()).toEqual([...seen].sort())
  })

  it('has the places of the English', () => {
    for (const entry of chinese) expect(placesOf(entry.chinese), entry.english).toEqual(placesOf(entry.english))
  })

  it('leaves commands, flags and placeholders as they are typed', () => {
    const typed = (text: string): string[] =>
      [...new Set([...text.matchAll(/`[^`]*`|--[a-z][\w-]*/g)].map(([word]) => word))].sort()
    for (const entry of chinese) expect(typed(entry.chinese), entry.english).toEqual(typed(entry.english))
  })

  it('ends as the English does: only a sentence has a full stop', () => {
    expect(chinese.filter(entry => entry.chinese.endsWith('。') && !entry.english.endsWith('.'))).toEqual([])
    expect(chinese.filter(entry => /[.,;]$|^\s|\s$/.test(entry.chinese))).toEqual([])
  })

  it('has no character whose width terminals disagree about', () => {
    const own = (text: string): string => text.replaceAll(/`[^`]*`/g, '')
    expect(chinese.filter(entry => /[“”‘’—…·→≥≤×]/.test(own(entry.chinese)))).toEqual([])
  })

  it('has a space between Chinese and Latin, and marks of full width', () => {
    const wrong =
      /\p{Script=Han}[A-Za-z0-9`"]|[A-Za-z0-9`"]\p{Script=Han}|\p{Script=Han}[,;:?!]|\p{Script=Han} [，。：；（）]/u
    expect(
      chinese.filter(entry => wrong.test(entry.chinese.replaceAll(/@全体成员/g, '').replaceAll(/`[^`]*`/g, '`qq`'))),
    ).toEqual([])
  })
})

describe('the glossary', () => {
  /** English terms, and what they never are. */
  const terms = readFileSync(path.join(ROOT, 'docs/zh-CN/glossary.md'), 'utf8')
    .split('\n')
    .filter(line => /^\| (?!English|---)/.test(line))
    .map(line => line.split('|').map(cell => cell.trim()))
    .flatMap(([, term = '', words = '', never = '']) =>
      // a term that has one of several meanings is for people to judge
      term
        .split(/[,;/] ?/)
        .filter(each => !each.includes('('))
        .map(each => ({
          term: each,
          never: never.split('、').filter(word => /^\p{Script=Han}{2,}$/u.test(word) && !words.includes(word)),
        })),
    )

  it('is kept: a term is not what it says it never is', () => {
    const wrong = chinese.flatMap(entry =>
      terms
        .filter(({term}) => new RegExp(`\\b${term.replaceAll(/[^\w ]/g, '.')}s?\\b`, 'i').test(entry.english))
        .flatMap(({term, never}) =>
          never.filter(word => entry.chinese.includes(word)).map(word => `${term}: ${word}: ${entry.chinese}`),
        ),
    )
    expect(wrong).toEqual([])
  })
})

it('has search words for every command', () => {
  const {commands} = JSON.parse(readFileSync(path.join(ROOT, 'oclif.manifest.json'), 'utf8')) as {commands: object}
  const names = Object.keys(commands).map(id => id.replaceAll(':', ' '))
  expect(Object.keys(KEYWORDS).sort()).toEqual(names.sort())
})
