// What a tail costs: events a second, CPU and peak memory of `qq listen` beside a bare counting client of ws, in one run.
// It is to reach 0.45 of the client, at 1.9 times the memory of `node -e 0`.
// Usage: npm run bench:listen [-- EVENTS [ROUNDS]]   (a million events of 600 bytes, three rounds; after npm run build)
import {spawn} from 'node:child_process'
import fs from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import {acceptUpgrade, textFrame} from './web-socket.mjs'

const ROOT = path.resolve(import.meta.dirname, '..')
const EVENTS = Number(process.argv[2] ?? 1_000_000)
const ROUNDS = Number(process.argv[3] ?? 3)
const EVENT_BYTES = 600
const GROUPS = [100001, 100002, 100003, 100004]
/** Events of one block, which is written again and again; a heartbeat comes with each. */
const BLOCK = 100

if (process.argv[2] === 'serve') serve(Number(process.argv[3]))
else await compare()

/** A bare server on net, so that whoever reads is the slow side: sends everything to each client, honouring back-pressure. */
function serve(events) {
  const server = net.createServer(socket => {
    socket.on('error', () => undefined)
    socket.once('data', request => {
      acceptUpgrade(socket, request)
      const meta = {time: 1780000000, self_id: 10000, post_type: 'meta_event'}
      socket.write(frame({...meta, meta_event_type: 'lifecycle', sub_type: 'connect'}))
      const beat = frame({
        ...meta,
        meta_event_type: 'heartbeat',
        status: {online: true, good: true},
        interval: 30_000,
      })
      const messages = Array.from({length: BLOCK}, (_, index) => frame(message(GROUPS[index % GROUPS.length])))
      const block = Buffer.concat([beat, ...messages])
      let sent = 0
      const send = () => {
        while (sent < events) {
          sent += BLOCK
          if (!socket.write(block)) return socket.once('drain', send)
        }
      }
      send()
      socket.resume()
    })
  })
  server.listen(0, '127.0.0.1', () => process.stdout.write(`${server.address().port}\n`))
}

/** A group message as NapCat writes it, of 600 bytes. */
function message(group) {
  const event = text => ({
    self_id: 10000,
    user_id: 987654321,
    time: 1780000000,
    message_id: 1234567,
    message_seq: 1234567,
    real_id: 1234567,
    real_seq: '4711',
    message_type: 'group',
    sender: {user_id: 987654321, nickname: 'nick', card: '', role: 'member'},
    raw_message: text,
    font: 14,
    sub_type: 'normal',
    message: [{type: 'text', data: {text}}],
    message_format: 'array',
    post_type: 'message',
    group_id: group,
    group_name: '测试群',
  })
  const size = text => Buffer.byteLength(JSON.stringify(event(text)))
  const missing = EVENT_BYTES - size('')
  return event('m'.repeat(Math.floor(missing / 2)))
}

const frame = event => textFrame(JSON.stringify(event))

async function compare() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'qq-bench-'))
  const hook = path.join(folder, 'hook.cjs')
  fs.writeFileSync(
    hook,
    `process.on('exit', () => { const u = process.resourceUsage()
      require('fs').writeSync(3, JSON.stringify({peakMb: u.maxRSS / 1024, cpuUs: u.userCPUTime + u.systemCPUTime})) })`,
  )
  const counter = path.join(folder, 'count.cjs')
  fs.writeFileSync(
    counter,
    `const {WebSocket} = require(${JSON.stringify(path.join(ROOT, 'node_modules/ws'))})
     const socket = new WebSocket(process.argv[2], {perMessageDeflate: false})
     let left = ${EVENTS + 1 + EVENTS / BLOCK}
     socket.on('message', () => { if (--left === 0) socket.terminate() })`,
  )
  const server = spawn(process.execPath, [process.argv[1], 'serve', String(EVENTS)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const url = `ws://127.0.0.1:${await new Promise(resolve => server.stdout.once('data', resolve))}`.trim()
  const listen = (count, ...more) => [
    path.join(ROOT, 'bin/qq'),
    'listen',
    '-q',
    '--url',
    url,
    '-o',
    'jsonl',
    '--count',
    String(count),
    ...more,
  ]
  const rows = [
    {name: 'node -e 0', args: ['-e', '0'], lines: 0},
    {name: 'ws, counting', args: [counter, url], lines: 0, events: EVENTS},
    {name: 'listen', args: listen(EVENTS), lines: EVENTS, events: EVENTS},
    {name: 'listen, reader asleep', args: listen(EVENTS), lines: EVENTS, reader: 'sleep 3; wc -l'},
    {name: 'listen --group', args: listen(EVENTS / 4, '--group', '100004'), lines: EVENTS / 4, events: EVENTS},
    {
      name: 'listen --event --group',
      args: listen(EVENTS / 4, '--event', 'message.group', '--group', '100004'),
      lines: EVENTS / 4,
      events: EVENTS,
    },
  ]
  const env = {PATH: process.env.PATH, HOME: folder, QQ_NO_CONFIG: '1'}
  for (const row of rows) if (row.lines > 0) await measure({...row, reader: 'head -1', lines: 1}, hook, env) // fills the code cache
  for (const row of rows) row.runs = []
  for (let round = 0; round < ROUNDS; round++) {
    for (const row of rows) row.runs.push(await measure(row, hook, env))
  }
  server.kill()
  fs.rmSync(folder, {recursive: true})
  const [floor, counting] = rows
  console.log(`${EVENTS} events of ${EVENT_BYTES} bytes, medians of ${ROUNDS} rounds; ratios within a round`)
  for (const row of rows) {
    const rate = run => (row.events === undefined ? undefined : row.events / run.seconds)
    const ratio =
      row.events === undefined
        ? ''
        : median(row.runs.map((run, round) => rate(run) / (EVENTS / counting.runs[round].seconds))).toFixed(2)
    const memory = median(row.runs.map((run, round) => run.peakMb / floor.runs[round].peakMb))
    console.log(
      [
        row.name.padEnd(24),
        row.events === undefined
          ? ''.padStart(24)
          : `${Math.round(median(row.runs.map(rate)) / 1000)} k/s, ${ratio} of ws`.padStart(24),
        `${median(row.runs.map(run => run.cpuUs / EVENTS)).toFixed(2)} us CPU an event`.padStart(24),
        `${Math.round(median(row.runs.map(run => run.peakMb)))} MB, ${memory.toFixed(2)} of node -e 0`.padStart(28),
      ].join(''),
    )
  }
}

/** Runs one row with its output piped to a reader; refuses a run that has lost anything. */
async function measure({name, args, lines, reader = 'wc -l'}, hook, env) {
  const started = process.hrtime.bigint()
  // a shell's pipe: Node would make a socket, which is another thing
  const pipe = spawn('sh', ['-c', `"$@" | { ${reader}; }`, 'sh', process.execPath, '-r', hook, ...args], {
    stdio: ['ignore', 'pipe', 'inherit', 'pipe'],
    env,
  })
  let read = ''
  let usage = ''
  pipe.stdout.on('data', text => (read += text))
  pipe.stdio[3].on('data', text => (usage += text))
  await new Promise(resolve => pipe.on('close', resolve))
  const seconds = Number(process.hrtime.bigint() - started) / 1e9
  if (reader !== 'head -1' && Number(read) !== lines) throw new Error(`${name}: ${read.trim()} lines came of ${lines}`)
  return {seconds, ...JSON.parse(usage || '{"peakMb":0,"cpuUs":0}')}
}

function median(values) {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)]
}
