// Holds that the lines of lines.mjs load no more files of the shipped build than what was traced for them: one stray module costs
// a start up to 10 ms, and nobody would notice.
import path from 'node:path'
import {nameOf, root} from './facts.mjs'
import {traced} from './hot-files.mjs'
import {ASIDE, runLines} from './lines.mjs'

/** @param chunks what the bundler has written @throws Error that names the line, the file that it loads, and what to do */
export async function checkLoads(dist, chunks) {
  const found = []
  await runLines([path.join(root, 'bin', 'qq')], (name, line, loaded) => {
    if (ASIDE.includes(name)) return
    const allowed = ['connection', ...Object.keys(traced).filter(group => group.split('-').includes(name))]
    for (const {fileName, moduleIds, name: chunk} of chunks)
      if (fileName.startsWith('chunks/') && loaded.has(path.join(dist, fileName)) && !allowed.includes(chunk))
        found.push(`qq ${line} loads dist/${fileName}: ${moduleIds.map(nameOf).join(' ')}`)
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
