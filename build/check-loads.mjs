// Holds that the lines of lines.mjs load no more files of the shipped build than what was traced for them: one stray module costs
// a start up to 10 ms, and nobody would notice.
import path from 'node:path'
import {nameOf, root} from './facts.mjs'
import {traced} from './hot-files.mjs'
import {ASIDE, runLines} from './lines.mjs'

/** Which files each line loads. */
export async function loadedByLines() {
  const runs = []
  await runLines([path.join(root, 'bin', 'qq')], (name, line, loaded) => runs.push({name, line, loaded}))
  return runs
}

/** @param chunks what the bundler has written @throws Error that names the line, the file that it loads, and what to do */
export function checkLoads(runs, dist, chunks) {
  const found = runs.flatMap(({name, line, loaded}) => {
    const allowed = ['connection', ...Object.keys(traced).filter(group => group.split('-').includes(name))]
    return chunks
      .filter(({fileName}) => fileName.startsWith('chunks/') && loaded.has(path.join(dist, fileName)))
      .filter(chunk => !ASIDE.includes(name) && !allowed.includes(chunk.name))
      .map(({fileName, moduleIds}) => `qq ${line} loads dist/${fileName}: ${moduleIds.map(nameOf).join(' ')}`)
  })
  if (found.length === 0) return
  throw new Error(
    [
      'what is typed most loads more than it did:',
      ...found,
      'load that later, where it is used, or else accept it: `npm run trace`, and commit build/traced.json',
    ].join('\n'),
  )
}
