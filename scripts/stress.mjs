// Two or three `qq batch --resume` on one journal at the same time, again and again: no line may be sent twice. In some rounds
// a lock of a dead process is there already, in some the first process is killed in the middle, in some there are no hard links.
// Usage: npm run stress [-- ROUNDS]   (500 rounds; after npm run build)
import {spawn} from 'node:child_process'
import fs from 'node:fs'
import {createRequire} from 'node:module'
import os from 'node:os'
import path from 'node:path'
import {setTimeout as sleep} from 'node:timers/promises'

const ROOT = path.resolve(import.meta.dirname, '..')
const BIN = process.env.QQ_BIN ?? path.join(ROOT, 'bin', 'qq')
const ROUNDS = Number(process.argv[2] ?? 500)
const LINES = 6
const NOBODY = 0x7fffffff
const NO_LINKS = {NODE_OPTIONS: `--require ${path.join(ROOT, 'test', 'support', 'no-links.cjs')}`}

const require = createRequire(import.meta.url)
const {startMock} = require('../out/lib/mock/mock.js')
const {ownHolder} = require('../out/lib/state/holder.js')

/** What is there when a round begins: the text of a lock; or what becomes of the first process. */
const KINDS = [
  {},
  {stale: `${JSON.stringify({...ownHolder(), pid: NOBODY, id: 'a'})}\n`},
  {stale: `${JSON.stringify({...ownHolder(), start: '1', id: 'b'})}\n`},
  {stale: `${NOBODY}\n`},
  {isKilled: true},
  {env: NO_LINKS},
  {env: NO_LINKS, stale: `${JSON.stringify({...ownHolder(), pid: NOBODY, id: 'c'})}\n`},
]

const home = fs.mkdtempSync(path.join(os.tmpdir(), 'qq-stress-'))
const mock = await startMock({heartbeatMs: 0})
let processes = 0

function batch(folder, env = {}) {
  processes++
  const args = [
    BIN,
    'batch',
    path.join(folder, 'lines'),
    '--resume',
    path.join(folder, 'journal'),
    '--concurrency',
    '2',
  ]
  const child = spawn(process.execPath, args, {
    env: {PATH: process.env.PATH, HOME: home, QQ_NO_CONFIG: '1', QQ_URL: mock.url, ...env},
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ran = {stdout: '', stderr: ''}
  for (const name of ['stdout', 'stderr']) child[name].setEncoding('utf8').on('data', text => (ran[name] += text))
  const ended = new Promise(resolve => child.on('close', (code, signal) => resolve({...ran, code, signal})))
  return {child, ended}
}

/** @returns what is wrong */
async function round(number) {
  const {stale, isKilled, env} = KINDS[number % KINDS.length]
  const folder = fs.mkdtempSync(path.join(home, 'round-'))
  const texts = Array.from({length: LINES}, (_, line) => `r${number}l${line + 1}`)
  const lineOf = message => JSON.stringify({action: 'send_group_msg', params: {group_id: '123456', message}})
  fs.writeFileSync(path.join(folder, 'lines'), texts.map(text => `${lineOf(text)}\n`).join(''))
  if (stale !== undefined) fs.writeFileSync(path.join(folder, 'journal.lock'), stale)
  const before = mock.calls.length
  const running = Array.from({length: 2 + (number % 2)}, () => batch(folder, env))
  if (isKilled) {
    await sleep(40 + Math.random() * 160)
    running[0].child.kill('SIGKILL')
    running.push(batch(folder), batch(folder))
  }
  const ran = await Promise.all(running.map(one => one.ended))
  const last = await batch(folder, env).ended
  const rows = last.stdout.split('\n').filter(Boolean).map(JSON.parse)
  const counts = new Map()
  for (const {params} of mock.calls.slice(before)) counts.set(params.message, (counts.get(params.message) ?? 0) + 1)
  const problems = []
  for (const [index, text] of texts.entries()) {
    const count = counts.get(text) ?? 0
    const isUnknown = rows[index]?.error?.outcome === 'unknown'
    if (count > 1) problems.push(`line ${index + 1} was sent ${count} times`)
    if (isUnknown ? !isKilled : count === 0)
      problems.push(`line ${index + 1}: sent ${count} times, ${JSON.stringify(rows[index])}`)
  }
  for (const {code, stderr} of ran) {
    const isRefused = code === 9 && stderr.includes('another batch is using')
    if (code !== 0 && code !== null && !isRefused && !isKilled) problems.push(`exit ${code}: ${stderr}`)
  }
  const left = fs.readdirSync(folder).filter(name => (isKilled ? name === 'journal.lock' : name.startsWith('journal.')))
  if (left.length > 0) problems.push(`left behind: ${left.join(', ')}`)
  fs.rmSync(folder, {recursive: true})
  return problems
}

let bad = 0
try {
  for (let number = 0; number < ROUNDS; number++) {
    const problems = await round(number)
    if (problems.length === 0) continue
    bad++
    process.stderr.write(`round ${number}: ${problems.join('; ')}\n`)
  }
} finally {
  await mock.close()
  fs.rmSync(home, {recursive: true, force: true})
}
process.stdout.write(`${ROUNDS} rounds, ${processes} processes, ${mock.calls.length} sends: ${bad} rounds went wrong\n`)
process.exitCode = bad === 0 ? 0 : 1
