// Makes the shipped build, dist/: everything bundled, one file a command, and what an ordinary call does not need in files of
// its own. Input: src/, out/ and oclif.manifest.json. Each step is a file, which tells why it is there and what it is worth.
// Usage: node build/build.mjs [FOLDER [TIMES]]; the benchmark builds elsewhere, with each command several times.
import fs from 'node:fs'
import path from 'node:path'
import {rolldown} from 'rolldown'
import {writeBuildId} from './build-id.mjs'
import {bundlerOptions, FORMAT} from './bundle.mjs'
import {writeCatalogue} from './catalogue.mjs'
import {checkLoads, loadedByLines} from './check-loads.mjs'
import {filesBelow, readCommands, root} from './facts.mjs'
import {endBuild} from './freshness.mjs'
import {writeHelpManifests} from './help-manifests.mjs'
import {hotFiles} from './hot-files.mjs'
import {writeJq} from './jq.mjs'
import {writeTexts} from './language.mjs'
import {refuseNativeImports} from './native-imports.mjs'
import {writeNotices} from './notices.mjs'
import {wrapModules} from './wrapper.mjs'
import {keepOutOfYoungSpace} from './young-space.mjs'

const own = path.join(root, 'dist')
const dist = path.resolve(process.argv[2] ?? own)
const commands = readCommands(Number(process.argv[3] ?? 1))
fs.rmSync(dist, {recursive: true, force: true})

const files = hotFiles()
const bundle = await rolldown(bundlerOptions(commands, [files]))
const {output} = await bundle.write({
  ...FORMAT,
  dir: dist,
  minify: true,
  entryFileNames: '[name].js',
  chunkFileNames: 'chunks/[name]-[hash].js',
  codeSplitting: {includeDependenciesRecursively: false, groups: files.groups},
})
await bundle.close()
const chunks = output.filter(({type}) => type === 'chunk')
wrapModules(dist)
keepOutOfYoungSpace(dist, chunks)
writeHelpManifests(dist, commands)
writeCatalogue(dist)
writeTexts(dist)
writeJq(dist)
refuseNativeImports([path.join(root, 'bin', 'qq'), ...filesBelow(dist).filter(file => file.endsWith('.js'))], root)
writeBuildId(dist)
if (dist === own) {
  writeNotices(chunks)
  checkLoads(await loadedByLines(), dist, chunks)
  endBuild()
}
