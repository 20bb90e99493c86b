// What a start costs: CPU and wall time and peak memory of whole processes, as ratios to `node -e 0`, all from one run. Each
// round runs every command, in an order of its own; a ratio is the median over the rounds of the ratio within a round, so that
// other load on the machine falls on all alike. Where valgrind is installed, instructions are counted too: they are the same
// on every run. Usage: npm run bench [-- ROUNDS]
import {spawn, spawnSync} from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import {rolldown} from 'rolldown'
import {lazyRequires} from '../build/lazy-require.mjs'
import mockModule from '../out/lib/mock/mock.js'

const root = path.resolve(import.meta.dirname, '..')
const rounds = Number(process.argv[2] ?? 20)
const RUNS = 5 // in one sample: bash counts in milliseconds
const temporary = fs.mkdtempSync(path.join(os.tmpdir(), 'qq-bench-'))
const mock = await mockModule.startMock({heartbeatMs: 0})
// NODE_EXTRA_CA_CERTS alone doubles the start of Node 20, and flatters every ratio
const {NODE_EXTRA_CA_CERTS: _ca, NODE_OPTIONS: _options, NODE_COMPILE_CACHE: _cache, ...inherited} = process.env
const env = {...inherited, QQ_URL: mock.url, QQ_NO_CONFIG: '1', XDG_CACHE_HOME: path.join(temporary, 'cache')}
fs.mkdirSync(env.XDG_CACHE_HOME)

const node = `'${process.execPath}'`
const qq = `${node} '${path.join(root, 'bin', 'qq')}'`
const floor = await buildFloor()
const crowded = await buildCrowded()
const commands = {
  'node -e 0': `${node} -e 0`,
  'ws by hand': `${node} '${floor}'`,
  'one call': `${qq} account get`,
  'one word': `${qq} call get_login_info`,
  alias: `${qq} group members 123456 -o none`,
  'two arguments': `${qq} group get-member 123456 10001`,
  table: `${qq} group list -o table`,
  '4 × commands': `${node} '${crowded}' account get`,
  '--version': `${qq} --version`,
  '--help': `${qq} --help`,
  'topic help': `${qq} group --help`,
  'command help': `${qq} group kick --help`,
  'usage error': `! ${qq} group kick`,
  refused: `! ${qq} account get --url ws://127.0.0.1:1`,
  'cold cache': `rm -rf "$XDG_CACHE_HOME"/cold && XDG_CACHE_HOME="$XDG_CACHE_HOME"/cold && mkdir -p $XDG_CACHE_HOME && ${qq} account get`,
  'no cache': `XDG_CACHE_HOME=/dev/null ${qq} account get`,
}

/** The same round trip, by hand and bundled as well as can be. */
async function buildFloor() {
  const file = path.join(temporary, 'floor.cjs')
  const late = name => ['https', 'tls', 'zlib', 'net'].includes(name)
  const bundle = await rolldown({
    input: path.join(root, 'scripts', 'floor.cjs'),
    platform: 'node',
    external: ['bufferutil', 'utf-8-validate'],
    plugins: [
      {
        name: 'late',
        transform: (code, id) => (/ws\/lib/.test(id) ? {code: lazyRequires(code, late), map: null} : undefined),
      },
    ],
    transform: {define: {'process.env.WS_NO_BUFFER_UTIL': '"1"', 'process.env.WS_NO_UTF_8_VALIDATE': '"1"'}},
    resolve: {alias: {'ws/lib/websocket.js': path.join(root, 'node_modules/ws/lib/websocket.js')}},
  })
  await bundle.write({file, format: 'cjs', minify: true})
  return file
}

/** The shipped build with four times as many commands: what it costs must not depend on how many there are. */
async function buildCrowded() {
  const folder = path.join(temporary, 'crowded')
  fs.cpSync(path.join(root, 'bin'), path.join(folder, 'bin'), {recursive: true})
  fs.cpSync(path.join(root, 'package.json'), path.join(folder, 'package.json'))
  await bash(`${node} '${path.join(root, 'build', 'build.mjs')}' '${path.join(folder, 'dist')}' 4 2>&1 >/dev/null`)
  return path.join(folder, 'bin', 'qq')
}

async function bash(script) {
  const child = spawn('bash', ['-c', script], {env, stdio: ['ignore', 'ignore', 'pipe']})
  let text = ''
  child.stderr.on('data', data => (text += data))
  const code = await new Promise(resolve => child.on('close', resolve))
  if (code !== 0) throw new Error(`${script}\n${text}`)
  return text.trim()
}

/** Mean CPU (user + system) and wall time of one run, in ms. */
async function sample(command) {
  const turns = Array.from({length: RUNS}, (_, turn) => turn).join(' ')
  const text = await bash(
    `TIMEFORMAT='%R %U %S'; time (for i in ${turns}; do { ${command}; } >/dev/null 2>&1 || exit 1; done)`,
  )
  const [wall, user, system] = text.split('\n').at(-1).split(' ').map(Number)
  return {wall: (wall / RUNS) * 1000, cpu: ((user + system) / RUNS) * 1000}
}

/** Peak memory in MB, told by the process itself as it ends. */
async function peakMemory(command) {
  const hook = path.join(temporary, 'memory.cjs')
  fs.writeFileSync(
    hook,
    `process.on('exit', () => require('fs').writeFileSync('${hook}.out', String(process.resourceUsage().maxRSS)))`,
  )
  await bash(`${command.replace(node, `${node} -r '${hook}'`)} >/dev/null 2>&1`)
  return Number(fs.readFileSync(`${hook}.out`, 'utf8')) / 1024
}

/** Millions of instructions; undefined without valgrind. */
async function instructions(command) {
  if (spawnSync('valgrind', ['--version']).status !== 0 || !command.startsWith(node)) return undefined
  const log = path.join(temporary, 'valgrind')
  await bash(
    `valgrind --tool=cachegrind --cache-sim=no --cachegrind-out-file=/dev/null --log-file=${log} ${command} >/dev/null 2>&1`,
  )
  const [, count = '0'] = /refs: +([\d,]+)/.exec(fs.readFileSync(log, 'utf8')) ?? []
  return Number(count.replaceAll(',', '')) / 1e6
}

const shuffled = items =>
  items
    .map(item => [Math.random(), item])
    .sort(([a], [b]) => a - b)
    .map(([, item]) => item)
const median = values => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]

const samples = Object.fromEntries(Object.keys(commands).map(name => [name, []]))
for (let round = -1; round < rounds; round++) {
  for (const name of shuffled(Object.keys(commands))) {
    const taken = await sample(commands[name])
    if (round >= 0) samples[name].push(taken) // the first round warms up
  }
}
const base = samples['node -e 0']
console.log(`${rounds} rounds of ${RUNS}, Node ${process.version}; ratios to node -e 0`)
console.log(
  `${'command'.padEnd(14)} ${['cpu ms', 'cpu ×', 'wall ms', 'wall ×', 'MB', 'M instr.'].map(title => title.padStart(9)).join('')}`,
)
for (const [name, taken] of Object.entries(samples)) {
  const ratio = kind => median(taken.map((one, round) => one[kind] / base[round][kind])).toFixed(2)
  const ms = kind => median(taken.map(one => one[kind])).toFixed(1)
  const memory = commands[name].startsWith(node) ? (await peakMemory(commands[name])).toFixed(1) : ''
  const counted = (await instructions(commands[name]))?.toFixed(0) ?? ''
  console.log(
    `${name.padEnd(14)} ${[ms('cpu'), ratio('cpu'), ms('wall'), ratio('wall'), memory, counted].map(cell => cell.padStart(9)).join('')}`,
  )
}
await mock.close()
fs.rmSync(temporary, {recursive: true})
