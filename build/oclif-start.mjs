// What oclif does at every start, and nobody would miss. It shows in help, which has oclif's whole configuration; an ordinary
// call never comes there (src/shipped.ts).
import {createRequire} from 'node:module'
import path from 'node:path'

const require = createRequire(import.meta.url)
const shim = name => path.join(import.meta.dirname, 'shims', name)

/** In which file below @oclif/core/lib, what stands there, and what is put in its place. */
const PATCHES = [
  // a look for a theme of the help's colours in the user's configuration
  ['config/config.js', 'this.theme = await this.loadTheme();', ''],
  // looks for the user's home and shell, which nothing of ours asks for, and which fail under a user number without an entry
  ['config/config.js', '(0, os_1.getHomeDir)() || ', ''],
  ['config/config.js', 'await (0, os_1.getShell)()', "'unknown'"],
]

export function oclifStart() {
  const applied = new Set()
  return {
    alias: {
      'wsl-utils': shim('wsl-utils.mjs'),
      debug: shim('debug.cjs'),
      'real-debug': require.resolve('debug', {paths: [path.dirname(require.resolve('@oclif/core'))]}),
      // reached from oclif's search for the files of commands alone
      tinyglobby: shim('unused.cjs'),
      minimatch: shim('unused.cjs'),
    },
    // a look at package.json's engines loads 47 files of semver
    define: {'process.env.OCLIF_DISABLE_ENGINE_WARNING': '"1"'},
    plugin: {
      name: 'what oclif does at a start',
      transform(code, id) {
        // of its package.json only its name and version are asked for
        if (id.endsWith('@oclif/core/package.json')) {
          const {name, version} = JSON.parse(code)
          return {code: JSON.stringify({name, version}), map: null}
        }
        const patches = PATCHES.filter(([file, from]) => id.endsWith(`@oclif/core/lib/${file}`) && code.includes(from))
        if (patches.length === 0) return
        patches.forEach(patch => applied.add(patch))
        return {code: patches.reduce((text, [, from, to]) => text.replaceAll(from, () => to), code), map: null}
      },
      buildEnd() {
        const missed = PATCHES.filter(patch => !applied.has(patch)).map(([file, from]) => `${file}: ${from}`)
        if (missed.length > 0)
          throw new Error(`oclif has changed, and these patches find nothing:\n${missed.join('\n')}`)
      },
    },
  }
}
