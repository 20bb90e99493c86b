// Which modules share a file. What every call needs is in the first one, shipped.js; what only a connection needs, or many targets,
// or a table, has a file that is loaded by whoever needs it. One stray module that drags in a cold file costs up to 10 ms, so the
// lists come from a trace (trace.mjs). What is in none goes with the commands that use it.
import fs from 'node:fs'
import path from 'node:path'
import {isOclif, nameOf} from './facts.mjs'

/** The modules that share a file, by the name of that file. */
export const traced = JSON.parse(fs.readFileSync(path.join(import.meta.dirname, 'traced.json'), 'utf8'))

export function hotFiles() {
  return {
    plugin: {
      name: 'traced modules',
      buildEnd() {
        const known = new Set([...this.getModuleIds()].map(nameOf))
        const gone = Object.values(traced).flatMap(modules => modules.filter(module => !known.has(module)))
        if (gone.length > 0)
          throw new Error(`build/traced.json names what is not there any more (npm run trace):\n${gone.join('\n')}`)
      },
    },
    groups: [
      ...Object.entries(traced).map(([name, modules]) => {
        const wanted = new Set(modules)
        return {name, test: id => wanted.has(nameOf(id)), priority: 10}
      }),
      // the rest of oclif in one file: nobody needs half of it
      {name: 'oclif', test: isOclif, priority: 5},
    ],
  }
}
