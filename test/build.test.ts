import {mkdtempSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {pathToFileURL} from 'node:url'
import {describe, expect, it} from 'vitest'
import {ROOT} from './support/run.js'

/** A step of the build, which is JavaScript as it is. */
async function step<T>(name: string): Promise<T> {
  return (await import(pathToFileURL(path.join(ROOT, 'build', `${name}.mjs`)).href)) as T
}

describe('a native import() in what is shipped', async () => {
  const {refuseNativeImports} = await step<{
    refuseNativeImports: (files: readonly string[], root: string) => void
  }>('native-imports')

  function check(code: string): void {
    const folder = mkdtempSync(path.join(tmpdir(), 'qq-build-'))
    writeFileSync(path.join(folder, 'a.js'), code)
    refuseNativeImports([path.join(folder, 'a.js')], folder)
  }

  it.each([
    ['of a name', "\nasync () => (await import('node:fs')).x", "a.js:2:20: import('node:fs')"],
    ['of a template', '\n\n  import(`a`)', 'a.js:3:3: import(`a`)'],
    ['of what is computed', '#!/usr/bin/env node\n(f => import(f(1)))', 'a.js:2:7: import(f(1))'],
    ['with a comment inside', 'import(/* late */ "a")', 'a.js:1:1: import('],
  ])('%s fails the build, which names file and place', (_what, code, place) => {
    expect(() => check(code)).toThrow(place)
  })

  it.each([
    ['strings', '["import(1)", \'import("a")\', `import("a")`]'],
    ['comments', '// import("a")\n/* import("b") */'],
    ['regular expressions', '/import(1)/'],
    ['methods of that name', 'x.import(1)'],
  ])('is not what %s hold', (_what, code) => {
    expect(() => check(code)).not.toThrow()
  })

  it('fails the build where a file cannot be read as a script', () => {
    expect(() => check('export const a = 1')).toThrow('a.js')
  })
})
