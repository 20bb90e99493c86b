// What the build knows of the program: package.json, the manifest of all commands, the catalogue of actions.
import fs from 'node:fs'
import {createRequire} from 'node:module'
import path from 'node:path'

export const root = path.resolve(import.meta.dirname, '..')
const require = createRequire(import.meta.url)
const readJson = name => JSON.parse(fs.readFileSync(path.join(root, name), 'utf8'))

const {name, version, description, oclif} = readJson('package.json')
/** What oclif is told of package.json: nothing that would make it look for files. */
export const pjson = {name, version, description, oclif: {...oclif, commands: undefined}}
export const catalogue = require('../out/lib/protocol/catalog/catalog.js').CATALOG

/** The manifest's commands, `times` times: the benchmark wants `group:kick~1` beside `group:kick`. */
export function readCommands(times = 1) {
  const {commands} = readJson('oclif.manifest.json')
  const copies = Array.from({length: times - 1}, (_, index) => `~${index + 1}`)
  const copied = copies.flatMap(suffix =>
    Object.entries(commands).map(([id, entry]) => [
      id + suffix,
      {...entry, id: id + suffix, aliases: [], hiddenAliases: []},
    ]),
  )
  return {...commands, ...Object.fromEntries(copied)}
}

/** The file of a command, from the folder of all: `group/kick`. */
export const fileOf = id => id.replaceAll(':', '/')

export const filesBelow = folder =>
  fs
    .readdirSync(folder, {recursive: true, withFileTypes: true})
    .filter(entry => entry.isFile())
    .map(entry => path.join(entry.parentPath, entry.name))

/** How a module is called in lists that are committed: its path from here. */
export const nameOf = id => (path.isAbsolute(id) ? path.relative(root, id).replaceAll(path.sep, '/') : id)

const oclifPackages = packagesOf('@oclif/core')
/** Whether a module belongs to oclif or to what oclif brings along. */
export const isOclif = id =>
  oclifPackages.has(/.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(id)?.[1]) || id.endsWith('shims/unused.cjs')

/** A package and what it brings along. */
function packagesOf(name, from = import.meta.filename, found = new Set()) {
  const file = createRequire(from)
    .resolve.paths(name)
    .map(folder => path.join(folder, name, 'package.json'))
    .find(candidate => fs.existsSync(candidate))
  found.add(name)
  for (const next of Object.keys(JSON.parse(fs.readFileSync(file, 'utf8')).dependencies ?? {}))
    if (!found.has(next)) packagesOf(next, file, found)
  return found
}
