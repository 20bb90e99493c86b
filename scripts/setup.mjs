// Makes a fresh clone ready: installs what the lock file names, and builds, if that is not done yet. Needs Node and npm alone.
import {spawn} from 'node:child_process'
import {once} from 'node:events'
import fs from 'node:fs'
import path from 'node:path'
import {isBuilt} from '../build/freshness.mjs'
import {told} from './told.mjs'

const root = path.resolve(import.meta.dirname, '..')
const installed = path.join(root, 'node_modules', '.package-lock.json')
const lock = path.join(root, 'package-lock.json')

/** How long nothing is said while a step goes on. */
const SILENCE_MS = 5000

/** Runs npm, and says now and then how long it has taken; what npm itself prints is shown if it fails. */
async function npm(doing, ...args) {
  const begin = performance.now()
  const seconds = () => Math.round((performance.now() - begin) / 1000)
  console.log(`${doing} …`)
  const child = spawn('npm', args, {cwd: root, stdio: ['ignore', 'pipe', 'pipe'], shell: process.platform === 'win32'})
  const end = () => child.kill()
  process.once('exit', end)
  const output = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', data => output.push(data))
  const progress = setInterval(() => console.log(`${doing} … ${seconds()} s`), SILENCE_MS)
  const [code] = await once(child, 'close')
  clearInterval(progress)
  process.removeListener('exit', end)
  if (code === 0) return
  process.stderr.write(Buffer.concat(output))
  process.exit(code ?? 1)
}

// whoever reads along may stop at any time
process.stdout.once('error', () => process.exit(1))

if (!fs.existsSync(installed) || fs.statSync(installed).mtimeMs < fs.statSync(lock).mtimeMs) {
  await npm(told('installing', '正在安装'), 'ci', '--no-audit', '--no-fund')
  fs.utimesSync(installed, new Date(), new Date())
}
if (!isBuilt()) {
  await npm(told('building', '正在构建'), 'run', 'build')
}
