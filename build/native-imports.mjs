// A native import() works in a file that V8 compiled just now, and fails in one that it restored from its cache: "A dynamic import
// callback was not specified". So it would pass every test that runs once. The bundler makes a require() of each (its option
// `dynamicImportInCjs: false`); this holds that none is left, also in files that are shipped as they are.
import fs from 'node:fs'
import path from 'node:path'
import {parseSync} from 'rolldown/utils'

/** @throws Error that names the file and the place of each native import in these files; strings that speak of it do not count */
export function refuseNativeImports(files, root) {
  const found = files.flatMap(file => nativeImports(fs.readFileSync(file, 'utf8'), path.relative(root, file)))
  if (found.length === 0) return
  throw new Error(
    [
      'a native import() fails in a file that comes from the code cache:',
      ...found,
      'use require() there, or let the bundler make one (dynamicImportInCjs: false)',
    ].join('\n'),
  )
}

function nativeImports(code, name) {
  const script = code.replace(/^#!.*/, '')
  const {module, errors} = parseSync(name, script, {sourceType: 'script'})
  if (errors.length > 0) throw new Error(`${name} is no script: ${errors[0].message}`)
  return module.dynamicImports.map(({start, end}) => {
    const before = script.slice(0, start).split('\n')
    return `${name}:${before.length}:${before.at(-1).length + 1}: ${script.slice(start, Math.min(end, start + 80))}`
  })
}
