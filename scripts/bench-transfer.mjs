// How fast a file goes up and down, and in how much memory: our library and the whole tool beside a naive client and the ws
// package alone, all against a server that does next to nothing (bare-server.mjs), with the same frames and the same mask. The
// last part brings the file to the embedded NapCat and back, and compares. A ratio is the median over the rounds of the ratio
// within a round, so that other load on the machine falls on all alike. Our uploads are to be 2.5 times as fast as the naive one,
// in 80 MB.
// Usage: npm run bench:transfer [-- --size 256m] [--chunk 64k] [--rounds 5]; no rounds = the last part alone.
import {fork, spawn} from 'node:child_process'
import crypto from 'node:crypto'
import {once} from 'node:events'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import {parseArgs} from 'node:util'

const root = path.resolve(import.meta.dirname, '..')
const {values: options} = parseArgs({
  options: {
    size: {type: 'string', default: '256m'},
    chunk: {type: 'string', default: '64k'},
    rounds: {type: 'string', default: '5'},
  },
})
const size = bytesIn(options.size)
const chunkBytes = bytesIn(options.chunk)
const rounds = Number(options.rounds)
const temporary = fs.mkdtempSync(path.join(os.tmpdir(), 'qq-bench-'))
const file = path.join(temporary, 'file.bin')
const copy = path.join(temporary, 'copy.bin')
const report = path.join(temporary, 'report.json')
const reporter = path.join(temporary, 'reporter.cjs')
// not maxRSS, which begins with that of the process that started this one
fs.writeFileSync(
  reporter,
  `process.on('exit', () => {
     const fs = require('fs')
     const {userCPUTime, systemCPUTime, maxRSS} = process.resourceUsage()
     let peakKib = maxRSS
     try { peakKib = Number(/VmHWM:\\s+(\\d+)/.exec(fs.readFileSync('/proc/self/status', 'utf8'))[1]) } catch {}
     const usage = {cpuMs: (userCPUTime + systemCPUTime) / 1000, peakMb: (peakKib * 1024) / 1e6}
     fs.writeFileSync(${JSON.stringify(report)}, JSON.stringify(usage))
   })`,
)
// NODE_EXTRA_CA_CERTS alone doubles the start of Node 20
const {NODE_EXTRA_CA_CERTS: _ca, NODE_OPTIONS: _options, ...inherited} = process.env
const env = {
  ...inherited,
  QQ_NO_CONFIG: '1',
  XDG_CACHE_HOME: path.join(temporary, 'cache'),
  XDG_STATE_HOME: path.join(temporary, 'state'),
  WS_NO_BUFFER_UTIL: '1', // as in the shipped build
  WS_NO_UTF_8_VALIDATE: '1',
}
fs.mkdirSync(env.XDG_CACHE_HOME)

function bytesIn(text) {
  const [, amount, unit] = /^(\d+)([kmg]?)$/.exec(text) ?? []
  if (!amount) throw new Error(`not a size: ${text}`)
  return Number(amount) * 1024 ** ['', 'k', 'm', 'g'].indexOf(unit)
}

/** Random bytes; their SHA-256. */
function makeFile() {
  const hash = crypto.createHash('sha256')
  const handle = fs.openSync(file, 'w')
  for (let left = size; left > 0; left -= chunkBytes) {
    const bytes = crypto.randomBytes(Math.min(left, chunkBytes))
    hash.update(bytes)
    fs.writeSync(handle, bytes)
  }
  fs.closeSync(handle)
  return hash.digest('hex')
}

function hashOf(name) {
  const hash = crypto.createHash('sha256')
  const handle = fs.openSync(name, 'r')
  const buffer = Buffer.alloc(1024 * 1024)
  for (let length; (length = fs.readSync(handle, buffer)) > 0;) hash.update(buffer.subarray(0, length))
  fs.closeSync(handle)
  return hash.digest('hex')
}

/** Runs a process to its end: its wall time, or the time that it tells of, its CPU time and its peak of memory. */
async function measured(args, more = {}) {
  fs.rmSync(copy, {force: true})
  const start = performance.now()
  const child = spawn(process.execPath, ['-r', reporter, ...args], {
    env: {...env, ...more},
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  let told
  let stdout = ''
  child.on('message', message => (told = message))
  child.stdout.on('data', text => (stdout += text))
  const code = await new Promise(resolve => child.on('close', resolve))
  const ms = performance.now() - start
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}`)
  return {ms, stdout, ...JSON.parse(fs.readFileSync(report, 'utf8')), ...told}
}

const qq = path.join(root, 'bin', 'qq')
const client = path.join(root, 'scripts', 'transfer-client.mjs')
const chunk = ['--chunk-size', String(chunkBytes)]
const TOOL = {
  upload: ['stream', 'upload', file, '--name', 'file.bin', ...chunk],
  download: ['file', 'download', 'file.bin', '--to', copy, ...chunk],
}
const ROWS = ['upload', 'download'].flatMap(what =>
  ['bare', 'naive', 'library', 'tool'].map(how => ({
    what,
    how,
    run: async url =>
      how === 'tool'
        ? measured([qq, ...TOOL[what]], {QQ_URL: url})
        : measured([client, how, what, url, what === 'upload' ? file : copy, String(chunkBytes)]),
    taken: [],
  })),
)

const NAMES = {bare: 'ws alone', naive: 'naive', library: 'library', tool: 'qq, with its start'}
const median = values => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]
const cells = (...texts) =>
  console.log(texts.map((text, at) => (at < 2 ? text.padEnd(20) : text.padStart(11))).join(''))

function show({what, how, taken}) {
  const against = other => {
    const base = ROWS.find(row => row.what === what && row.how === other).taken
    return median(taken.map(({ms}, round) => base[round].ms / ms)).toFixed(2)
  }
  const mbps = median(taken.map(({ms}) => size / 1e3 / ms)).toFixed(0)
  const cpuMs = median(taken.map(one => one.cpuMs)).toFixed(0)
  const peakMb = Math.max(...taken.map(one => one.peakMb)).toFixed(1)
  cells(what, NAMES[how], mbps, against('naive'), against('bare'), cpuMs, peakMb)
}

async function compare() {
  const server = fork(path.join(root, 'scripts', 'bare-server.mjs'), [String(size), String(chunkBytes)])
  const [port] = await once(server, 'message')
  for (let round = -1; round < rounds; round++) {
    for (const row of ROWS) {
      const taken = await row.run(`ws://127.0.0.1:${port}`)
      if (round >= 0) row.taken.push(taken) // the first round warms up
    }
  }
  server.kill()
  console.log(`${options.size} in chunks of ${options.chunk}, ${rounds} rounds, Node ${process.version}`)
  cells('', '', 'MB/s', '× naive', '× ws', 'cpu ms', 'peak MB')
  ROWS.forEach(show)
}

async function thereAndBack(sha256) {
  const mock = spawn(process.execPath, [qq, 'mock', '--port', '0', '--json'], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = await once(mock.stdout, 'data')
  const {url} = JSON.parse(line.toString())
  const up = await measured([qq, ...TOOL.upload, '--json'], {QQ_URL: url})
  const down = await measured([qq, ...TOOL.download, '--json'], {QQ_URL: url})
  mock.kill()
  console.log('through the embedded NapCat, which keeps the file in memory:')
  for (const [what, {ms, cpuMs, peakMb}] of Object.entries({upload: up, download: down}))
    cells(what, NAMES.tool, (size / 1e3 / ms).toFixed(0), '', '', cpuMs.toFixed(0), peakMb.toFixed(1))
  const hashes = [JSON.parse(up.stdout).sha256, JSON.parse(down.stdout)[0].sha256, hashOf(copy)]
  if (hashes.some(hash => hash !== sha256)) throw new Error(`SHA-256 ${sha256} became ${hashes.join(', ')}`)
  console.log(`SHA-256 ${sha256} at both ends`)
}

try {
  const sha256 = makeFile()
  if (rounds > 0) await compare()
  await thereAndBack(sha256)
} finally {
  fs.rmSync(temporary, {recursive: true})
}
