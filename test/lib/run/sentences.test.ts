import {readFileSync} from 'node:fs'
import path from 'node:path'
import {expect, it} from 'vitest'
import {AREAS} from '../../../src/lib/run/sentences/worded.js'
import {ROOT} from '../../support/run.js'

const source = (folder: string, area: string): string =>
  readFileSync(path.join(ROOT, 'src', 'lib', folder, `${area}.ts`), 'utf8')

// the compiler sees the templates that stand by themselves, not those that a function or a table picks
it.each(Object.keys(AREAS))('every place in the sentences about %s is a fact of some kind there', area => {
  const facts = new Set(source('errors/kinds', area).match(/\b\w+(?=\??: )/g))
  const templates = source('run/sentences', area).match(/'[^'\n]*'|"[^"\n]*"/g) ?? []
  const places = templates.flatMap(template =>
    [...template.matchAll(/\{([a-z]\w*)(?::\w+)?\}/gi)].map(([, name]) => name),
  )
  expect(places.filter(name => name !== undefined && !facts.has(name))).toEqual([])
})
