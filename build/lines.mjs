// What is typed most. The build puts together in files what these lines need, and holds that they load no more.
import {spawn} from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'

/** By the name of the file for what such lines need. All that those of `hot` need is in the first file, which every run loads. */
export const LINES = {
  hot: ['account get', 'group get-member 123456 10001 -o id', 'friend mark-read 10001', 'group sign 123456 -o none'],
  many: ['group kick 123456 10001 --yes'],
  send: ['msg send g:123456 hi'],
  call: ['call get_login_info'],
  events: ['listen --event meta_event --count 1 -q'],
  chat: ['msg mark-read g:123456'],
  list: ['group list -o csv', 'group list --fields group_id,group_name --filter member_count>1'],
  table: ['group list -o table'],
  help: ['--help', 'group --help', 'group kick --help'],
  dry: ['group kick 123456 10001 -n'],
  mistake: ['group kick', 'group kik'],
}

/** These take what others need as it lies: their own files hold the rest alone. */
export const ASIDE = ['dry', 'mistake']

/** Most servers want one, and most people have a configuration file. */
const TOKEN = 'sesame'
const CONFIG = '{"profiles": {}}'

/**
 * Runs each line against a mock.
 * @param launch how Node is to start the program, before the words of the line
 * @param visit is told the name and the line, and which files it loaded: a Map to the file that asked for each
 */
export async function runLines(launch, visit) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'qq-lines-'))
  const mock = await (await import('../out/lib/mock/mock.js')).default.startMock({heartbeatMs: 0, token: TOKEN})
  const loaded = path.join(folder, 'loaded.json')
  fs.mkdirSync(path.join(folder, 'qqctl'))
  fs.writeFileSync(path.join(folder, 'qqctl', 'config.json'), CONFIG, {mode: 0o600})
  const {PATH} = process.env
  const env = {
    PATH,
    QQ_URL: mock.url,
    QQ_TOKEN: TOKEN,
    QQ_LOADED: loaded,
    XDG_CONFIG_HOME: folder,
    XDG_STATE_HOME: folder,
  }
  const hook = ['--require', path.join(import.meta.dirname, 'loaded.cjs')]
  try {
    for (const [name, line] of Object.entries(LINES).flatMap(([key, lines]) => lines.map(each => [key, each]))) {
      await run([...hook, ...launch, ...line.split(' ')], env)
      visit(name, line, new Map(Object.entries(JSON.parse(fs.readFileSync(loaded, 'utf8')))))
    }
  } finally {
    await mock.close()
    fs.rmSync(folder, {recursive: true})
  }
}

/** @throws for any end but the two that the lines have: done, and a mistake */
async function run(args, env) {
  const child = spawn(process.execPath, args, {env, stdio: ['ignore', 'ignore', 'pipe']})
  let text = ''
  child.stderr.on('data', data => (text += data))
  const code = await new Promise(resolve => child.on('close', resolve))
  if (code !== 0 && code !== 2) throw new Error(`node ${args.join(' ')} ended with ${code}\n${text}`)
}
