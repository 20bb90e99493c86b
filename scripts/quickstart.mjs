// The main job, shown on the embedded NapCat. Every command is printed as it can be pasted into a shell in this folder.
import {spawn} from 'node:child_process'
import net from 'node:net'
import path from 'node:path'
import {told} from './told.mjs'

const root = path.resolve(import.meta.dirname, '..')
const color = process.stdout.isTTY && !process.env.NO_COLOR
const bold = text => (color ? `\u001B[1m${text}\u001B[22m` : text)
const dim = text => (color ? `\u001B[2m${text}\u001B[22m` : text)

/** The default port, or a free one where that is taken. */
async function freePort(wanted) {
  return new Promise(resolve => {
    const server = net.createServer()
    server.once('error', () => resolve(freePort(0)))
    server.listen(wanted, '127.0.0.1', () => {
      const {port} = server.address()
      server.close(() => resolve(port))
    })
  })
}

const port = await freePort(3001)
const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('QQ_')))
Object.assign(env, {QQ_NO_CONFIG: '1', ...(port !== 3001 && {QQ_URL: `ws://127.0.0.1:${port}`})})
const running = new Set()
process.once('exit', () => {
  for (const child of running) {
    try {
      process.kill(-child.pid)
    } catch {
      // all of it has ended
    }
  }
})
for (const [signal, code] of Object.entries({SIGHUP: 129, SIGINT: 130, SIGTERM: 143})) {
  process.once(signal, () => process.exit(code))
}
// `| head` has read enough
for (const stream of [process.stdout, process.stderr]) stream.once('error', () => process.exit(0))

/** Starts a command line in a shell; what it prints appears as it comes. */
function start(line, isSeen = false) {
  console.log(`\n${bold(`$ ${line}`)}`)
  // a group of its own, so that the whole pipeline can be ended
  const child = spawn('sh', ['-c', line.replace(/ &$/, '')], {
    cwd: root,
    env,
    // a QR code is drawn on a terminal only
    stdio: ['ignore', 'pipe', isSeen ? 'inherit' : 'pipe'],
    detached: true,
  })
  running.add(child)
  child.output = ''
  for (const stream of [child.stdout, child.stderr].filter(Boolean)) {
    stream.on('data', data => {
      child.output += data
      process.stdout.write(data)
    })
  }
  child.ended = new Promise(resolve => child.on('close', code => resolve(running.delete(child) && code)))
  return child
}

async function show(comment, line) {
  console.log(`\n${dim(`# ${comment}`)}`)
  const code = await start(line, process.stderr.isTTY).ended
  if (code !== 0) throw new Error(`exit code ${code}`)
}

/** Resolves when a running command has printed this. */
async function printed(child, text) {
  while (!child.output.includes(text)) {
    await Promise.race([
      new Promise(resolve => child.stdout.once('data', resolve)),
      new Promise(resolve => child.stderr.once('data', resolve)),
      child.ended.then(code => {
        if (!child.output.includes(text)) throw new Error(`exit code ${code}`)
      }),
    ])
  }
}

try {
  console.log(
    dim(
      `# ${told('an embedded NapCat, to try things on without a QQ account', '内置的 NapCat，不需要 QQ 账号就能试用')}`,
    ),
  )
  const mock = start(`./bin/qq mock${port === 3001 ? '' : ` --port ${port}`} --report-self -o id &`)
  await printed(mock, 'ws://')
  if (port !== 3001) console.log(bold(`$ export QQ_URL=ws://127.0.0.1:${port}`))

  await show(told('the groups, as a table', '群列表（表格）'), './bin/qq group list -o table')
  await show(
    told('members as JSON, into any other program', '群成员（JSON），交给任意程序处理'),
    `./bin/qq group list-members 123456 --json | node -p 'JSON.parse(fs.readFileSync(0)).map(m => m.card || m.nickname).join(" · ")'`,
  )
  await show(
    told('… or through the built-in jq', '也可以用内置的 jq'),
    `./bin/qq group list-members 123456 --jq '.[] | select(.role != "member") | "\\(.role): \\(.nickname)"'`,
  )

  console.log(`\n${dim(`# ${told('listen in the background, and say something', '在后台监听，然后发一条消息')}`)}`)
  const listen = start('./bin/qq listen -o table --count 1 &')
  await printed(listen, '10000') // listening as 10000, in some language
  await show(told('a message to a group', '发送群消息'), './bin/qq msg send group:123456 "你好，世界 👋"')
  const code = await listen.ended
  if (code !== 0) throw new Error(`exit code ${code}`)

  await show(
    told(
      'logging a bot in over SSH: the QR code of an embedded WebUI, which scans it by itself after a second',
      '通过 SSH 扫码登录：内置 WebUI 的二维码，一秒后自动扫码',
    ),
    './bin/qq mock exec --webui -- ./bin/qq login',
  )
  console.log(
    `\n${dim(`# ${told('next: ./bin/qq --help, and README.md on how to reach your own NapCat', '下一步：./bin/qq --help；怎样连接自己的 NapCat 见 README.zh-CN.md')}`)}`,
  )
} catch (error) {
  console.error(`${told('quickstart failed:', '快速上手失败：')} ${error.message}`)
  process.exitCode = 1
}
process.exit()
