// Whether what was built is of the sources that there are. Told by what is in the files, since a checkout gives them new times. A
// build begins by noting the sources in out/, and ends by noting in dist/ that it came to its end. Needs Node alone.
import crypto from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'

const ROOT = path.resolve(import.meta.dirname, '..')
const SOURCES = ['src', 'build', 'package.json', 'package-lock.json', 'tsconfig.json']
/** What a build makes beside out/ and dist/. */
const MADE = ['oclif.manifest.json', 'THIRD-PARTY-NOTICES.md']

/** Empties out/ for a new build. */
export function beginBuild(root = ROOT) {
  const out = path.join(root, 'out')
  fs.rmSync(out, {recursive: true, force: true})
  fs.mkdirSync(out)
  fs.writeFileSync(path.join(out, 'sources'), hashOf(root, SOURCES))
}

export function endBuild(root = ROOT) {
  fs.writeFileSync(path.join(root, 'dist', 'sources'), `${textOf(root, 'out')} ${hashOf(root, MADE)}`)
}

export function isBuilt(root = ROOT) {
  const sources = hashOf(root, SOURCES)
  return textOf(root, 'out') === sources && textOf(root, 'dist') === `${sources} ${hashOf(root, MADE)}`
}

function hashOf(root, names) {
  const hash = crypto.createHash('sha256')
  for (const name of names.flatMap(each => filesOf(root, each))) {
    const content = fs.readFileSync(path.join(root, name))
    hash.update(`${name} ${content.length}\n`).update(content)
  }
  return hash.digest('hex')
}

/** The file of this name, or the files below the folder, by their names from the root. */
function filesOf(root, name) {
  const stats = fs.statSync(path.join(root, name), {throwIfNoEntry: false})
  if (!stats?.isDirectory()) return stats ? [name] : []
  return fs
    .readdirSync(path.join(root, name))
    .sort()
    .flatMap(child => filesOf(root, `${name}/${child}`))
}

function textOf(root, folder) {
  const file = path.join(root, folder, 'sources')
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : undefined
}

if (process.argv[1] === import.meta.filename) beginBuild()
