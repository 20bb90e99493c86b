// The Chinese of all texts is 200 KB, of which a run says a few: they are in files by the length of the English, each of which is
// read when a text of that length is said. Input: out/.
import fs from 'node:fs'
import {createRequire} from 'node:module'
import path from 'node:path'

const require = createRequire(import.meta.url)

/** How many files there are. */
const FILES = 32

export function languageOnDemand() {
  return {
    plugin: {
      name: 'language on demand',
      load(id) {
        if (!id.endsWith('/lib/language/zh-CN/text-for.ts')) return
        return `
          import {readFileSync} from 'node:fs'
          const known = new Map()
          const tableOf = number => {
            if (!known.has(number)) known.set(number, JSON.parse(readFileSync(__dirname + '/../language/zh-CN/' + number + '.json', 'utf8')))
            return known.get(number)
          }
          export const textFor = english => {
            const table = tableOf(english.length % ${FILES})
            return Object.hasOwn(table, english) ? table[english] : undefined
          }`
      },
    },
  }
}

/** @param dist the folder of the build, whose chunks stand one folder below it */
export function writeTexts(dist) {
  const {TEXTS} = require('../out/lib/language/zh-CN/texts.js')
  const tables = Array.from({length: FILES}, () => ({}))
  for (const [english, chinese] of Object.entries(TEXTS)) tables[english.length % FILES][english] = chinese
  const folder = path.join(dist, 'language', 'zh-CN')
  fs.mkdirSync(folder, {recursive: true})
  tables.forEach((table, number) => fs.writeFileSync(path.join(folder, `${number}.json`), JSON.stringify(table)))
}
