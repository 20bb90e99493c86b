// What a start costs: CPU and wall time of whole processes, as ratios to `node -e 0`, all from one run. Each round runs every
// command, in an order of its own; a ratio is the median over the rounds of the ratio within a round, so that other load on
// the machine falls on all alike. Usage: npm run bench [-- ROUNDS]
import {spawn, spawnSync} from 'node:child_process'
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '..')
const rounds = Number(process.argv[2] ?? 15)
const RUNS = 5 // per sample: bash counts in milliseconds

const {startMock} = await import('../out/lib/mock/mock.js').then(module => module.default ?? module)
const mock = await startMock({heartbeatMs: 0})
// this variable alone doubles the start of Node 20, and flatters every ratio
const {NODE_EXTRA_CA_CERTS: _ca, NODE_OPTIONS: _options, ...env} = process.env
Object.assign(env, {QQ_URL: mock.url, QQ_NO_CONFIG: '1'})

const qq = path.join(root, 'bin', 'qq')
const commands = {
  'node -e 0': `node -e 0`,
  'one call': `'${qq}' account get`,
  '--version': `'${qq}' --version`,
  '--help': `'${qq}' --help`,
}

/** Mean CPU (user + system) and wall time of one run, in ms. */
async function sample(command) {
  const script = `TIMEFORMAT='%R %U %S'; time (for i in ${Array.from({length: RUNS}, (_, i) => i).join(' ')}; do ${command} >/dev/null || exit 1; done)`
  const child = spawn('bash', ['-c', script], {env, stdio: ['ignore', 'ignore', 'pipe']})
  let text = ''
  child.stderr.on('data', data => (text += data))
  const code = await new Promise(resolve => child.on('close', resolve))
  if (code !== 0) throw new Error(`${command} failed: ${text}`)
  const [wall, user, system] = text.trim().split('\n').at(-1).split(' ').map(Number)
  return {wall: (wall / RUNS) * 1000, cpu: ((user + system) / RUNS) * 1000}
}

function shuffled(items) {
  return items
    .map(item => [Math.random(), item])
    .sort(([a], [b]) => a - b)
    .map(([, item]) => item)
}

const median = values => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]

if (spawnSync('bash', ['-c', 'true']).status !== 0) throw new Error('the benchmark needs bash')
const samples = Object.fromEntries(Object.keys(commands).map(name => [name, []]))
for (let round = -1; round < rounds; round++) {
  for (const name of shuffled(Object.keys(commands))) {
    const taken = await sample(commands[name])
    if (round >= 0) samples[name].push(taken) // the first round warms up
  }
}
const base = samples['node -e 0']
console.log(`${rounds} rounds, Node ${process.version}; ratios to node -e 0`)
console.log('command      cpu ms  cpu ratio  wall ms  wall ratio')
for (const [name, taken] of Object.entries(samples)) {
  const ratio = kind => median(taken.map((one, round) => one[kind] / base[round][kind])).toFixed(2)
  const ms = kind => median(taken.map(one => one[kind])).toFixed(1)
  console.log(
    `${name.padEnd(11)} ${ms('cpu').padStart(7)} ${ratio('cpu').padStart(10)} ${ms('wall').padStart(8)} ${ratio('wall').padStart(11)}`,
  )
}
await mock.close()
