// What a batch costs: requests a second, CPU and peak memory of `qq batch` beside a hand-written corked loop of ws that parses
// its replies, in one run; each is timed from its start to its end, as a process. It is to reach 0.4 of the loop.
// Usage: npm run bench:batch [-- LINES [ROUNDS]]   (a hundred thousand lines, five rounds; after npm run build)
import {spawn} from 'node:child_process'
import fs from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import {acceptUpgrade, boundsOf, CLOSE, kindOf, PONG, textFrame} from './web-socket.mjs'

const ROOT = path.resolve(import.meta.dirname, '..')
const LINES = Number(process.argv[2] ?? 100_000)
const ROUNDS = Number(process.argv[3] ?? 5)
const WINDOW = 256
const REQUEST = {action: 'get_group_member_info', params: {group_id: '123456789', user_id: '987654321'}}
/** A reply of 200 bytes, in two parts: its echo stands between them. */
const TAIL = '","stream":"normal-action"}'
const HEAD = '{"status":"ok","retcode":0,"data":{"user_id":987654321,"card":"'.padEnd(120, 'x')
const MIDDLE = '"},"message":"","wording":"","echo":"'
const QUOTE = 0x22

/** A bare server on net, so that the client is the slow side: it looks at nothing of a request but its echo. */
function serve() {
  const server = net.createServer(socket => {
    socket.setNoDelay(true)
    socket.on('error', () => undefined) // the client may leave as it likes
    let rest
    let upgraded = false
    socket.on('data', part => {
      let bytes = rest ? Buffer.concat([rest, part]) : part
      rest = undefined
      if (!upgraded) {
        bytes = acceptUpgrade(socket, bytes)
        upgraded = true
      }
      const replies = []
      let at = 0
      for (let bounds = boundsOf(bytes, at); bounds && bounds.end <= bytes.length; bounds = boundsOf(bytes, at)) {
        const kind = kindOf(bytes, at)
        if (kind === 'close') return socket.end(CLOSE)
        replies.push(kind === 'ping' ? PONG : replyTo(bytes, bounds))
        at = bounds.end
      }
      rest = bytes.subarray(at)
      if (replies.length > 0) socket.write(Buffer.concat(replies))
    })
  })
  server.listen(0, '127.0.0.1', () => process.stdout.write(`${server.address().port}\n`))
}

/** Replies with an echo of so many characters, to be copied: nothing else of them changes. */
const templates = []

/** An echo ends each request. */
function replyTo(bytes, {start, end}) {
  const mask = start - 4
  const plain = index => bytes[index] ^ bytes[mask + ((index - start) & 3)]
  let from = end - 3
  while (plain(from) !== QUOTE) from--
  from++
  const length = end - 2 - from
  const made = Buffer.from((templates[length] ??= textFrame(HEAD + MIDDLE + '0'.repeat(length) + TAIL)))
  const echoAt = made.length - TAIL.length - length
  for (let index = 0; index < length; index++) made[echoAt + index] = plain(from + index)
  return made
}

/** The loop that a person would write for speed: no input, no output, no time-outs. */
const LOOP = `
  const {WebSocket} = require(${JSON.stringify(path.join(ROOT, 'node_modules/ws'))})
  const socket = new WebSocket(process.argv[2], {perMessageDeflate: false, generateMask: () => undefined})
  const waiting = new Map()
  let [sent, answered, corked] = [0, 0, false]
  function send() {
    while (waiting.size < ${WINDOW} && sent < ${LINES}) {
      if (!corked) { corked = true; socket._socket.cork(); process.nextTick(() => { corked = false; socket._socket.uncork() }) }
      const echo = String(sent++)
      waiting.set(echo, sent)
      socket.send(JSON.stringify({...${JSON.stringify(REQUEST)}, echo}))
    }
  }
  socket.on('open', send)
  socket.on('message', data => {
    const {echo} = JSON.parse(data)
    if (!waiting.delete(echo)) throw new Error('whose is ' + echo)
    send()
    if (++answered === ${LINES}) socket.terminate()
  })`

async function compare() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'qq-bench-'))
  const write = (name, text) => {
    fs.writeFileSync(path.join(folder, name), text)
    return path.join(folder, name)
  }
  const hook = write(
    'hook.cjs',
    `process.on('exit', () => { const u = process.resourceUsage()
      require('fs').writeSync(3, JSON.stringify({peakMb: u.maxRSS / 1024, cpuMs: (u.userCPUTime + u.systemCPUTime) / 1000})) })`,
  )
  const loop = write('loop.cjs', LOOP)
  const line = index => `${JSON.stringify({...REQUEST, echo: index})}\n`
  const input = write('lines', Array.from({length: LINES}, (_, index) => line(index)).join(''))
  const thousand = write('thousand', Array.from({length: 1000}, (_, index) => line(index)).join(''))
  const server = spawn(process.execPath, [process.argv[1], 'serve'], {stdio: ['ignore', 'pipe', 'inherit']})
  const url = `ws://127.0.0.1:${await new Promise(resolve => server.stdout.once('data', resolve))}`.trim()
  const qq = (...words) => [path.join(ROOT, 'bin/qq'), ...words, '--url', url]
  const many = ['batch', '--concurrency', String(WINDOW)]
  const rows = [
    {name: 'ws loop', args: [loop, url], lines: LINES},
    {name: 'batch', args: qq(...many), input, lines: LINES},
    {name: 'batch FILE', args: qq(...many, input), lines: LINES},
    {name: 'batch, unordered', args: qq(...many, '--unordered'), input, lines: LINES},
    {name: 'batch -o raw', args: qq(...many, '-o', 'raw'), input, lines: LINES},
    {name: 'batch --fields', args: qq(...many, '--fields', 'line,ok,data'), input, lines: LINES},
    {name: 'batch --resume', args: qq(...many, '--resume', path.join(folder, 'journal')), input, lines: LINES},
    {name: 'one call', args: qq('group', 'get-member', '123456789', '987654321')},
    {name: '1000 lines, window 64', args: qq('batch', '--concurrency', '64'), input: thousand},
  ]
  const results = new Map(rows.map(({name}) => [name, []]))
  try {
    for (let round = 0; round < ROUNDS; round++) {
      for (const row of rows) {
        fs.rmSync(path.join(folder, 'journal'), {force: true})
        results.get(row.name).push(await measure(hook, row))
      }
    }
  } finally {
    server.kill()
    fs.rmSync(folder, {recursive: true})
  }
  const best = (name, of) => Math.min(...results.get(name).map(of))
  const loopMs = best('ws loop', run => run.ms)
  const loopCpuMs = best('ws loop', run => run.cpuMs)
  const call = best('one call', run => run.cpuMs)
  for (const {name, lines} of rows) {
    const ms = best(name, run => run.ms)
    const cpuMs = best(name, run => run.cpuMs)
    const peakMb = Math.max(...results.get(name).map(run => run.peakMb)).toFixed(0)
    const speed = lines
      ? `${Math.round(lines / ms)} k/s, ${(loopMs / ms).toFixed(2)} of the loop, ${(loopCpuMs / cpuMs).toFixed(2)} by CPU`
      : `${(cpuMs / call).toFixed(2)} x the CPU of one call`
    console.log(`${name.padEnd(26)} ${cpuMs.toFixed(0).padStart(6)} ms CPU ${peakMb.padStart(5)} MB  ${speed}`)
  }
}

async function measure(hook, {args, input}) {
  const env = {...process.env, QQ_NO_CONFIG: '1'}
  delete env.NODE_EXTRA_CA_CERTS
  const startMs = performance.now()
  const stdin = input === undefined ? 'ignore' : fs.openSync(input)
  const child = spawn(process.execPath, ['-r', hook, ...args], {env, stdio: [stdin, 'pipe', 'pipe', 'pipe']})
  const texts = ['', '', '', '']
  for (const fd of [2, 3]) child.stdio[fd].on('data', text => (texts[fd] += text))
  child.stdout.resume()
  const code = await new Promise(resolve => child.on('close', resolve))
  const endMs = performance.now()
  if (input !== undefined) fs.closeSync(stdin)
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}: ${texts[2]}`)
  return {...JSON.parse(texts[3]), ms: endMs - startMs}
}

if (process.argv[2] === 'serve') serve()
else await compare()
