// Finds out which modules the lines that people type most need, and writes that down: build/traced.json, by which the build puts
// modules together in files (hot-files.mjs). Nothing in it is kept by hand: run `npm run trace` when a module has moved or a line
// is to need another one, and commit what it writes. It runs the lines on a build that has each module in a file of its own, with
// everything else as in the shipped one, so that what it finds does not depend on the Node that it runs on.
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import {rolldown} from 'rolldown'
import {bundlerOptions, FORMAT} from './bundle.mjs'
import {writeCatalogue} from './catalogue.mjs'
import {isOclif, nameOf, readCommands, root} from './facts.mjs'
import {writeHelpManifests} from './help-manifests.mjs'
import {ASIDE, runLines} from './lines.mjs'

/** The module with which a connection begins: what it brings has a file of its own, so that help and mistakes do without. */
const CLIENT = 'src/lib/client/client.ts'

/** Which modules are to share a file, by the name of that file. */
export async function trace() {
  const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'qq-trace-')))
  const dist = path.join(folder, 'dist')
  try {
    const {modules, importers} = await writeModules(dist)
    const main = `const [folder, ...words] = process.argv.slice(1)
      require(folder + '/dist/shipped.js').main(folder, words, file => require(folder + '/dist/' + file))`
    const needed = new Map() // by module: the names of the lines that need it, and whether only the client ever does
    await runLines(['--eval', main, folder], (name, _line, loaded) => {
      const isOfClient = file => file !== null && (modules.get(file) === CLIENT || isOfClient(loaded.get(file) ?? null))
      for (const file of loaded.keys()) {
        const module = modules.get(file)
        if (!/^(src|build|node_modules)\/(?!commands\/)/.test(module)) continue // a command is a file of its own
        const known = needed.get(module) ?? {names: new Set(), isOfClient: true}
        needed.set(module, {names: known.names.add(name), isOfClient: known.isOfClient && isOfClient(file)})
      }
    })
    return closed(groupsOf(needed), importers)
  } finally {
    fs.rmSync(folder, {recursive: true})
  }
}

/** Builds with each module in a file of its own. @returns the module of each file, and who imports each module */
async function writeModules(dist) {
  const commands = readCommands()
  const importers = new Map()
  const plugin = {
    name: 'importers',
    buildEnd() {
      for (const id of this.getModuleIds()) {
        const {importers: early, dynamicImporters, isEntry} = this.getModuleInfo(id)
        importers.set(nameOf(id), isEntry || dynamicImporters.length > 0 ? [] : early.map(nameOf))
      }
    },
  }
  const bundle = await rolldown(bundlerOptions(commands, [{plugin}]))
  const options = {...FORMAT, dir: dist, preserveModules: true, preserveModulesRoot: root, entryFileNames: '[name].js'}
  const {output} = await bundle.write(options)
  await bundle.close()
  const files = output.filter(({type}) => type === 'chunk').map(({fileName, moduleIds: [id]}) => [fileName, nameOf(id)])
  const [catalogue] = files.find(([, module]) => module.endsWith('/lib/protocol/catalog/catalog.ts'))
  writeCatalogue(path.join(dist, path.dirname(catalogue)))
  writeHelpManifests(dist, commands)
  return {modules: new Map(files.map(([file, module]) => [path.join(dist, file), module])), importers}
}

/** What every call needs is together, so is what a connection needs, and of the rest what the same lines need. */
function groupsOf(needed) {
  const groups = {hot: [], connection: []}
  for (const [module, {names, isOfClient}] of [...needed].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const main = [...names].filter(name => !ASIDE.includes(name))
    const together = (main.length > 0 ? main : [...names]).sort().join('-')
    const group = isOfClient ? 'connection' : names.has('hot') ? 'hot' : together
    ;(groups[group] ??= []).push(module)
  }
  return groups
}

/** With what only one group imports, which would be a file of its own otherwise; the rest of oclif has one. */
function closed(groups, importers) {
  const groupOf = new Map(Object.entries(groups).flatMap(([group, modules]) => modules.map(module => [module, group])))
  // a package that none of the lines needs, and what is there for it alone, is no small thing to carry along
  const isStray = module => module.startsWith('node_modules/') && !isOclif(module) && !groupOf.has(module)
  const strays = new Set([...importers].flatMap(([module, by]) => (isStray(module) ? [module, ...by] : [])))
  for (let size; size !== groupOf.size;) {
    size = groupOf.size
    for (const [module, by] of importers) {
      const [group, ...others] = new Set(by.map(importer => groupOf.get(importer)))
      if (groupOf.has(module) || group === undefined || others.length > 0 || isOclif(module) || strays.has(module))
        continue
      groupOf.set(module, group)
      groups[group].push(module)
    }
  }
  return Object.fromEntries(Object.entries(groups).map(([group, modules]) => [group, modules.toSorted()]))
}

if (process.argv[1] === import.meta.filename)
  fs.writeFileSync(path.join(import.meta.dirname, 'traced.json'), `${JSON.stringify(await trace(), null, 2)}\n`)
