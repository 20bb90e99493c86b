// Makes a fresh clone ready: installs what the lock file names, and builds, if that is not done yet. Needs Node and npm alone.
import {spawnSync} from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import {isBuilt} from '../build/freshness.mjs'
import {told} from './told.mjs'

const root = path.resolve(import.meta.dirname, '..')
const installed = path.join(root, 'node_modules', '.package-lock.json')
const lock = path.join(root, 'package-lock.json')

function npm(...args) {
  const done = spawnSync('npm', args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  })
  if (done.status === 0) return
  process.stderr.write(done.stdout ?? '')
  process.stderr.write(done.stderr ?? '')
  process.exit(done.status ?? 1)
}

if (!fs.existsSync(installed) || fs.statSync(installed).mtimeMs < fs.statSync(lock).mtimeMs) {
  console.log(told('installing …', '正在安装 …'))
  npm('ci', '--no-audit', '--no-fund')
  fs.utimesSync(installed, new Date(), new Date())
}
if (!isBuilt()) {
  console.log(told('building …', '正在构建 …'))
  npm('run', 'build')
}
