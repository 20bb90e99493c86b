import {existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {createServer as createHttpsServer} from 'node:https'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {beforeAll, describe, expect, it} from 'vitest'
import {connectProxy} from './lib/client/connect-proxy.js'
import {hasOpenssl, makeCertificates} from './lib/client/certificate.js'
import {freePort, httpServer, okReply, readCall, webSocketServer} from './lib/client/servers.js'
import {PNG_HEAD} from './support/files.js'
import {ROOT, shell, toolFolder, type Ran} from './support/run.js'
import {mockServer} from './support/server.js'
import {programOnTerminal} from './support/terminal.js'

// What comes from V8's code cache can behave otherwise than what was compiled just now, so each part of the shipped build is
// run twice with one cache folder: a part that only one option loads fails only there, and only from the second run on.

/** A world in which every line below can be done. */
const SCENARIO = {
  messages: [
    {group_id: 123456, from: 10001, text: 'hi', message_id: 1234567},
    {group_id: 123456, from: 10001, message: [{type: 'node', data: {id: '1234567'}}], message_id: 7654321},
    {group_id: 123456, from: 10001, message: [{type: 'image', data: {file: 'a.png', url: ''}}], message_id: 1111111},
  ],
}

/** Each loads at least one part that an ordinary call does not, and exits 0. */
const LINES = [
  // looks of the output
  'qq group list -o table',
  'qq group list -o table --color',
  'qq group list -o csv',
  'qq group list -o tsv --csv-safe',
  'qq group list -o yaml',
  'qq group list -o jsonl --sort -member_count --limit 1',
  'qq group list --filter "member_count > 1" -o id',
  'qq group list --jq ".[].group_id"',
  'qq group list-members 123456 --count-by role -o csv',
  'qq group list -o raw',
  'qq group list-members 123456 -o table',
  'qq msg get 1234567 -o table',
  // settings
  'QQ_TOKEN_COMMAND="echo sesame" qq account get',
  'env -u QQ_URL qq account get -p commanded',
  'echo sesame | qq account get --token-file -',
  'env -u QQ_URL qq account get -p a,b -o jsonl',
  'env -u QQ_URL qq account get --all-profiles',
  'env -u QQ_URL qq account get -p patient',
  'qq account get --retry 2',
  'qq call mock.fault action=get_login_info kind=drop times:=1 -o none && qq account get --retry 1 --retry-wait fixed:1ms',
  // connections
  'qq account get --proxy http://127.0.0.1:$PROXY',
  'qq account get --reverse $DIALLED -q',
  // help and completion
  'qq',
  'XDG_CONFIG_HOME=$PWD/own QQ_NO_CONFIG= sh -c "qq alias set me \'account get\' && qq me && qq alias list"',
  'qq --version',
  'qq --help',
  'qq group --help',
  'qq group kick --help',
  'DEBUG=* qq group --help --debug 2>/dev/null',
  'qq completion bash',
  'qq __complete -- group kick --',
  'qq __complete -- call set_group_kick ""',
  // names in place of ids
  'qq contact set 老王 user:10001 && qq msg send 老王 hi -o none && qq contact remove 老王',
  'qq contact sync -o none && qq contact list',
  'qq group find 测试 -o id',
  'qq msg send "g:测试群 🐧" hi -o none',
  // many targets and many calls
  'qq group kick 123456 10001 10002 --yes',
  'echo 10001 | qq group kick 123456 - -n',
  'qq group set-card 123456 10001 --clear --verify',
  'qq group list-members 123456 --inactive-since 1d -o id',
  `printf '%s\\n' 'group get 123456' '{"action":"get_status"}' | qq batch --resume journal`,
  // messages
  'qq msg send g:123456 hi --reply 1234567 --at 10001 --face 微笑 -o none',
  'qq msg send g:123456 --cq "[CQ:at,qq=10001] hi" -o none',
  'qq msg send g:123456 hi --face 14 --no-check -o none',
  'qq msg send g:123456 --music 163:1 --idempotency-key k -o none',
  'qq msg send g:123456 --image cat.png --image big.png hi -o none',
  'echo hi | qq msg send g:123456 - -o none',
  'qq msg send-each g:123456 u:10001 -t hi -o none',
  'qq msg send-music g:123456 --platform 163 --id 1 -o none',
  'qq friend send 10002 --via-group 123456 hi -o none',
  'qq forward send group:123456 1234567 --node "a@10001:hi" -o none',
  'qq forward get 7654321 --depth 3 -o table',
  'qq msg history group:123456 --count 2 -o table',
  'qq msg history group:123456 --since 7d -o none',
  'qq msg react 1234567 👍 -o none',
  'qq msg download 1111111 --to . -o none',
  'qq cq decode "[CQ:at,qq=10001] hi"',
  // files
  'qq file upload g:123456 big.png cat.png --idempotency-key k -o none',
  'qq stream upload big.png --resume --progress -o none',
  'qq call mock.fault action=upload_file_stream kind=drop times:=1 -o none && qq stream upload big.png -o none',
  'tar -c cat.png | qq stream upload - --name a.tar -o none',
  'qq file download --group 123456 新人必读.pdf --to . -o id',
  'qq image download 1.png -o id',
  'qq file list 123456 --recursive -o none',
  'qq file forward 123456 新人必读.pdf --to group:234567 -o none',
  'qq group set-avatar 123456 cat.png',
  'qq album upload 123456 V61mock0001 cat.png -o none',
  'qq file list 123456 -o table --fields file_name,file_size',
  'qq online-file send-folder 10001 remote:/data/photos -o none',
  'qq ai get-record 123456 lucy-voice-houge hi --to . -o none',
  // actions, requests, events
  'qq call send_group_msg group_id=123456 "message[0].type=text" "message[0].data.text=hi" -o none',
  `echo '{"group_id":"123456"}' | qq call get_group_info --input - -o none`,
  'qq action list -o table',
  'qq action get send_msg --schema',
  'qq event list -o id',
  'qq msg get 1234567 --jq ".[0]" | qq event quick --event - --operation \'{"reply":"hi"}\' --yes -o none',
  'qq request group approve 1700000000000001 --verify -o none',
  'qq request friend approve 1780000000 --remark x -o none',
  'qq listen --meta --event meta --count 1 -q -o table',
  'qq listen --meta --event meta --count 1 -q -o none --record events.jsonl --ready-fd 3 3>ready',
  'qq listen --meta --event meta --count 1 -q -o none --exec "cat >event" --exec-reply',
  'qq wait --event meta --for 1m --then "echo done" -q',
  'qq system status --wait 1m',
  'qq user find 小明 -o none',
  'qq share get-group 123456 -o none',
  'qq todo add 123456 1234567 -o none',
  'qq album list 123456 --all -o none',
  // setting up
  'export XDG_CONFIG_HOME=$PWD/own; qq init --url $QQ_URL --yes -o none && qq profile add w --url $QQ_URL --check --force && qq profile use w && qq profile current && qq config set timeout 1m -p w && qq config get timeout && qq config unset timeout -p w && qq profile remove w --yes && EDITOR=true qq config edit && qq profile list',
  'qq doctor -o none',
  'qq login status',
  'qq login -q -o none --png code.png --for 100ms 2>error; qq login -q -o id --quick 10000',
  'qq help filter',
  'qq help mute',
  'qq -o csv group list',
  // the server
  'export XDG_STATE_HOME=$PWD/state QQ_URL=ws://127.0.0.1:1; qq server start --command "exec sleep 60" -o none; qq server status -o none; qq server stop --yes -o none',
  // the mock
  'qq mock exec --scenario world.json -- qq group list -o id',
  'qq mock exec -- node json5.cjs',
  'qq mock exec --webui -- node set-network.cjs',
  'qq mock exec --webui -- qq mock order state',
  'qq mock exec --webui -- sh -c \'qq init --webui "$QQ_WEBUI" --yes -q -o none\'',
]

/** These need what openssl makes. */
const OVER_TLS = [
  'qq account get --url wss://localhost:$TLS --ca ca.pem',
  'qq account get --url wss://localhost:$TLS --insecure --proxy http://127.0.0.1:$PROXY',
]

/** These fail, with that exit code. */
const FAILING: readonly (readonly [line: string, exit: number])[] = [
  ['qq account get --url ws://127.0.0.1:1', 3],
  ['qq account get --url ws://127.0.0.1:$HTTP', 3],
  ['QQ_WEBUI=http://127.0.0.1:$HTTP qq login status', 7],
  ['QQ_TOKEN_COMMAND=false qq account get', 9],
  ['qq group ban 123456 10001 99999999 --for 1m -o none', 6],
  ['qq listen --event mesage', 2],
  ['qq group kik', 2],
  ['qq group kick', 2],
  ['qq group list --nope', 2],
  ['qq completion tcsh', 2],
  ['qq group kick 123456 10001', 2],
  ['qq call post_group_msg group_id=123456 message=hi', 7],
  ['qq ask g:123456 hi --for 1ms -q', 8],
  ['qq msg send g:123456 --face smile', 2],
  ['qq msg send g:123456 --image none.png', 9],
  ['qq account get --url ws://127.0.0.1:1 --retry 1 --retry-wait fixed:1ms', 3],
  ['qq call mock.fault action=get_login_info kind=fail times:=1 -o none && qq account get', 1],
  ['qq group list --filter "role = owner"', 2],
  ['qq mock exec --scenario no-world.json -- true', 2],
  ...(existsSync('/dev/full') ? [['qq group list >/dev/full', 9] as const] : []),
  ...(existsSync('/dev/full') ? [['qq --version >/dev/full', 9] as const] : []),
  ['qq msg send g:123456 a --idempotency-key x -o none && qq msg send g:123456 b --idempotency-key x -o none', 2],
]

/** With what is asked and answered at a terminal. */
const QUESTIONS: readonly (readonly [line: string, shown: string, typed: string])[] = [
  ['qq group kick 123456 10001', '?', 'y\r'],
  ['echo 10001 | qq group kick 123456 -', '?', 'y\r'],
  ['qq group leave 123456', '?', '123456\r'],
]

const cache = mkdtempSync(path.join(tmpdir(), 'qq-warm-'))
const loadedList = path.join(cache, 'loaded')
const hook = path.join(cache, 'hook.cjs')

const FILES: Readonly<Record<string, string | Buffer>> = {
  'cat.png': PNG_HEAD,
  'big.png': Buffer.concat([PNG_HEAD, Buffer.alloc(300_000, 7)]),
  'world.json': '{"groups": [{"group_id": 123456}]}',
  'no-world.json': '{"faults": [{"kind": "boom"}]}',
  // NapCat takes JSON5, and so does the mock; no command sends it
  'json5.cjs': `
    const {WebSocket} = require(${JSON.stringify(path.join(ROOT, 'node_modules', 'ws'))})
    const socket = new WebSocket(process.env.QQ_URL + '/api', {headers: {authorization: 'Bearer ' + process.env.QQ_TOKEN}})
    socket.on('open', () => socket.send("{action: 'get_login_info'}"))
    socket.on('message', data => (console.log(String(data)), socket.close()))
  `,
  // what the network configuration needs is loaded when it is written
  'set-network.cjs': `
    const {createHash} = require('node:crypto')
    const {QQ_WEBUI, QQ_WEBUI_TOKEN} = process.env
    const call = async (path, body, credential) => {
      const headers = {'Content-Type': 'application/json', Authorization: 'Bearer ' + credential}
      const answer = await fetch(QQ_WEBUI + '/api/' + path, {method: 'POST', headers, body: JSON.stringify(body)})
      return (await answer.json()).data
    }
    const main = async () => {
      const hash = createHash('sha256').update(QQ_WEBUI_TOKEN + '.napcat').digest('hex')
      const {Credential} = await call('auth/login', {hash})
      while (!(await call('QQLogin/CheckLoginStatus', {}, Credential)).isLogin);
      console.log(await call('OB11Config/SetConfig', {config: '{network: {}}'}, Credential))
    }
    main()
  `,
}

let certificates: ReturnType<typeof makeCertificates> | undefined

beforeAll(() => {
  if (hasOpenssl) certificates = makeCertificates()
  writeFileSync(
    hook,
    `process.on('exit', () => {
       const files = Object.keys(require.cache).filter(file => file.includes('/dist/'))
       require('fs').appendFileSync(${JSON.stringify(loadedList)}, files.map(file => file.split('/dist/')[1] + '\\n').join(''))
     })`,
  )
})

/** A world of its own, with this cache: its environment and folder, and how to make its traces equal to another one's. */
async function world(): Promise<{env: Record<string, string>; cwd: string; masked: (text: string) => string}> {
  const dialled = await freePort()
  const mock = await mockServer({scenario: SCENARIO, dial: {url: `ws://127.0.0.1:${dialled}`, intervalMs: 5}})
  // it is logged out, so it is a bot of its own
  const {webui} = await mockServer({webui: {held: true}})
  const http = await httpServer((_, response) => response.end('voice'))
  const voice = `http://127.0.0.1:${http}/a.silk`
  mock.fault({kind: 'soft', action: 'get_ai_record', data: voice})
  const proxy = await connectProxy()
  const cwd = mkdtempSync(path.join(tmpdir(), 'qq-test-'))
  for (const [name, content] of Object.entries(FILES)) writeFileSync(path.join(cwd, name), content)
  const config = path.join(cwd, 'config', 'qqctl')
  mkdirSync(config, {recursive: true})
  const profiles = {
    a: {url: mock.url},
    b: {url: mock.url},
    commanded: {url: mock.url, token_command: 'echo sesame'},
    patient: {url: mock.url, retry: {times: 1}},
  }
  writeFileSync(path.join(config, 'config.json'), JSON.stringify({profiles}), {mode: 0o600})
  const ports = [mock.port, proxy.port, dialled, http, ...(webui ? [webui.port] : [])]
  const env: Record<string, string> = {
    ...mock.env,
    HOME: cwd,
    XDG_CONFIG_HOME: path.join(cwd, 'config'),
    XDG_STATE_HOME: path.join(cwd, 'state'),
    XDG_CACHE_HOME: cache,
    QQ_NO_CONFIG: '',
    NODE_OPTIONS: `--require ${hook}`,
    PROXY: String(proxy.port),
    DIALLED: String(dialled),
    HTTP: String(http),
    ...(webui && {QQ_WEBUI: webui.url, QQ_WEBUI_TOKEN: webui.token}),
  }
  if (certificates) {
    const {cert, key} = certificates.server
    const secure = await webSocketServer(
      socket => socket.on('message', (data: Buffer) => socket.send(okReply(readCall(data).echo, {user_id: 10_000}))),
      createHttpsServer({cert, key}),
    )
    env['TLS'] = new URL(secure.url).port
    ports.push(Number(env['TLS']))
    writeFileSync(path.join(cwd, 'ca.pem'), certificates.authority.cert)
  }
  const masked = (text: string): string =>
    ports
      .reduce((all, port) => all.replaceAll(String(port), 'PORT'), text)
      .replaceAll(cwd, 'FOLDER')
      .replace(/(\d{4}-\d\d-\d\d )?\d\d:\d\d:\d\d/g, 'TIME')
  return {env, cwd, masked}
}

async function traced(line: string): Promise<Ran> {
  const {env, cwd, masked} = await world()
  const ran = await shell(line, {env, cwd})
  return {...ran, stdout: masked(ran.stdout), stderr: masked(ran.stderr)}
}

describe('from the cache', () => {
  it.each([...LINES, ...(hasOpenssl ? OVER_TLS : [])])('does as before: %s', async line => {
    const cold = await traced(line)
    expect(cold.code, cold.stderr).toBe(0)
    expect(await traced(line)).toEqual(cold)
  })

  const inChinese = FAILING.map(([line, exit]) => [`export QQ_LANG=zh-CN; ${line}`, exit] as const)
  it.each([...FAILING, ...inChinese])('fails as before: %s', async (line, exit) => {
    const cold = await traced(line)
    expect(cold.code, cold.stderr).toBe(exit)
    expect(await traced(line)).toEqual(cold)
  })

  it.each(QUESTIONS)('asks as before: %s', async (line, shown, typed) => {
    const PATH = `${toolFolder()}${path.delimiter}${process.env['PATH'] ?? ''}`
    const ask = async (): Promise<[number, string]> => {
      const {env, cwd, masked} = await world()
      const terminal = programOnTerminal('sh', ['-c', line], cwd, {...env, PATH})
      await terminal.shows(shown)
      terminal.type(typed)
      return [await terminal.ended, masked(terminal.screen)]
    }
    const cold = await ask()
    expect(cold[0]).toBe(0)
    expect(await ask()).toEqual(cold)
  })

  it('has been asked for every part of the build', () => {
    const loaded = new Set(readFileSync(loadedList, 'utf8').split('\n'))
    const parts = ['chunks', 'jq-web'].flatMap(folder =>
      readdirSync(path.join(ROOT, 'dist', folder))
        .filter(name => name.endsWith('.js'))
        .map(name => `${folder}/${name}`),
    )
    expect(parts.filter(name => !loaded.has(name))).toEqual([])
  })
})
