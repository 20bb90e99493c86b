// A call needs the facts of one action: each has a file, dist/catalog/ACTION.json, and the table of all is not part of what V8
// restores at each start.
import fs from 'node:fs'
import path from 'node:path'
import {catalogue} from './facts.mjs'

export function catalogueOnDemand() {
  return {
    plugin: {
      name: 'catalogue on demand',
      load(id) {
        if (!id.endsWith('/lib/protocol/catalog/catalog.ts')) return
        return `
          import {readFileSync} from 'node:fs'
          const names = () => ${JSON.stringify(Object.keys(catalogue).join(' '))}.split(' ')
          const known = new Map()
          const factsOf = name => {
            if (!known.has(name)) known.set(name, names().includes(name) ? JSON.parse(readFileSync(__dirname + '/catalog/' + name + '.json', 'utf8')) : undefined)
            return known.get(name)
          }
          export const CATALOG = new Proxy({}, {
            get: (_, name) => factsOf(name),
            ownKeys: names,
            getOwnPropertyDescriptor: (_, name) => factsOf(name) && {value: factsOf(name), enumerable: true, configurable: true},
          })`
      },
    },
  }
}

/** @param folder that of the file with the module above */
export function writeCatalogue(folder) {
  fs.mkdirSync(path.join(folder, 'catalog'), {recursive: true})
  for (const [action, facts] of Object.entries(catalogue))
    fs.writeFileSync(path.join(folder, 'catalog', `${action}.json`), JSON.stringify(facts))
}
