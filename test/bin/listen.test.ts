import {createHmac} from 'node:crypto'
import {readdirSync, readFileSync} from 'node:fs'
import {createServer, type IncomingMessage} from 'node:http'
import path from 'node:path'
import {expect, it} from 'vitest'
import {BIN, hasProgram, qqProcess, ROOT, shell, toolFolder} from '../support/run.js'
import {temporaryFile} from '../support/files.js'
import {follow, type Following} from '../support/following.js'
import {mockServer} from '../support/server.js'
import {startMock} from '../../src/lib/mock/mock.js'
import {listening} from '../lib/client/servers.js'

const README = readFileSync(path.join(ROOT, 'README.md'), 'utf8')
const GROUP = 123456
const SENDER = 10001

/** Runs `qq listen`. */
function tail(args: readonly string[], env: Record<string, string>): Following {
  return follow(process.execPath, [BIN, 'listen', '--ready-fd', '3', ...args], {env})
}

it("passes the server's own bytes on", async () => {
  const mock = await mockServer()
  const {ready, ended, output} = tail(['--count', '1'], mock.env)
  await ready
  mock.emit({post_type: 'notice', notice_type: 'friend_add', user_id: 12345678901234567890n, odd: 'é\u2028'})
  expect(await ended).toBe(0)
  expect(output.stdout).toMatch(
    /^\{"time":\d+,"self_id":10000,"post_type":"notice",.*12345678901234567890,"odd":"é\u2028"\}\n$/,
  )
})

it('counts what jq lets through, and picks fields', async () => {
  const mock = await mockServer()
  const jq = tail(['--count', '2', '--jq', 'select(.user_id > 1) | .user_id'], mock.env)
  const fields = tail(['--count', '3', '--fields', 'user_id,odd.deep'], mock.env)
  await Promise.all([jq.ready, fields.ready])
  for (const user_id of [1, 2, 3])
    mock.emit({post_type: 'notice', notice_type: 'friend_add', user_id, odd: {deep: user_id}})
  expect([await jq.ended, await fields.ended]).toEqual([0, 0])
  expect(jq.output.stdout).toBe('2\n3\n')
  expect(fields.output.stdout).toBe([1, 2, 3].map(id => `{"user_id":${id},"odd.deep":${id}}\n`).join(''))
})

it('goes on when the server is killed and started again three times, and names the gaps', async () => {
  let mock = await startMock({heartbeatMs: 0})
  const {url, port} = mock
  const listener = tail(['--count', '4', '--fields', 'user_id'], {QQ_URL: url})
  await listener.ready
  for (const user_id of [1, 2, 3]) {
    mock.emit({post_type: 'notice', notice_type: 'friend_add', user_id})
    await listener.says(`{"user_id":${user_id}}`)
    await mock.close()
    mock = await startMock({heartbeatMs: 0, port})
    await listener.says('connected again', user_id)
  }
  mock.emit({post_type: 'notice', notice_type: 'friend_add', user_id: 4})
  expect(await listener.ended).toBe(0)
  await mock.close()
  expect(listener.output.stdout).toBe('{"user_id":1}\n{"user_id":2}\n{"user_id":3}\n{"user_id":4}\n')
  const gaps = listener.output.stderr.match(/events from [\d-]+ [\d:]+ to [\d-]+ [\d:]+ \([\d.]+ s\) may be missing/g)
  expect(gaps).toHaveLength(3)
})

it('ends with 3 when the connection is lost and it is not to connect again', async () => {
  const mock = await mockServer()
  const {ready, ended} = tail(['--no-reconnect'], mock.env)
  await ready
  mock.dropConnections()
  expect(await ended).toBe(3)
})

it('does what commands say, whatever is said to them', async () => {
  const mock = await mockServer()
  const bot = String.raw`node -p 'JSON.stringify({reply: process.env.QQ_EVENT_TEXT})'`
  const said = [
    'it’s "quoted" \'twice\'',
    '$(touch pwned) `id` ; exit 1',
    'two\nlines',
    '你好 😀 [CQ:at,qq=all]',
    '-n %s \\',
  ]
  const {ready, ended} = tail(
    ['--event', 'message.group', '--count', String(said.length), '--exec-reply', '--exec', bot, '-o', 'none'],
    mock.env,
  )
  await ready
  for (const text of said) mock.say({group_id: GROUP, user_id: SENDER, text})
  expect(await ended).toBe(0)
  const sent = mock.calls.map(({params}) => params)
  expect(sent).toEqual(
    said.map(text => ({message_type: 'group', group_id: String(GROUP), message: [{type: 'text', data: {text}}]})),
  )
})

const jq = hasProgram('jq')
if (!jq) console.warn('the echo bot of the README is not tried: there is no jq here')

it.skipIf(!jq)('is an echo bot in four lines of shell, those of the README', async () => {
  const [bot = ''] = /^qq listen .*\n.*\n.*\n'(?= +# an echo bot)/m.exec(README) ?? []
  expect(bot.split('\n')).toHaveLength(4)
  const mock = await mockServer()
  const folder = toolFolder()
  const said = [
    'it’s "quoted" \'twice\', "$HOME" \\n \\\\ %s %%',
    '$(touch pwned) `touch pwned` ; touch pwned & | > pwned',
    '\n two\n\nlines\r\n\ttab, and an end of line\n',
    '你好 😀 👨‍👩‍👧‍👦 \u202E [CQ:at,qq=all] &#91; {"reply":"x"}',
    '-n',
    "' --exec 'touch pwned",
  ]
  const {ready, ended, output} = follow('sh', ['-c', `cd ${folder}\n${bot} --count ${said.length} --ready-fd 3`], {
    env: {
      ...mock.env,
      PATH: `${folder}:${process.env['PATH'] ?? ''}`,
    },
  })
  await ready
  for (const text of said) mock.say({user_id: SENDER, text})
  expect({code: await ended, stderr: output.stderr}).toEqual({code: 0, stderr: 'note: listening as 10000\n'})
  expect(readdirSync(folder)).toEqual(['qq'])
  expect(mock.calls.map(({params}) => params)).toEqual(
    said.map(text => ({message_type: 'private', user_id: String(SENDER), message: [{type: 'text', data: {text}}]})),
  )
})

it('gives a command the event, and the same server', async () => {
  const mock = await mockServer({token: 'secret'})
  const {QQ_URL = '', ...env} = mock.env
  const command = 'cat; echo "$QQ_EVENT_KIND $QQ_EVENT_CHAT $QQ_EVENT_USER_ID"; "$NODE" "$BIN" account get -o id'
  const {ready, ended, output} = tail(['--url', QQ_URL, '--token', 'secret', '--count', '1', '--exec', command], {
    ...env,
    NODE: process.execPath,
    BIN,
    QQ_URL: 'ws://127.0.0.1:1',
    QQ_EVENT_STALE: 'x',
  })
  await ready
  mock.say({group_id: GROUP, user_id: SENDER, text: 'hi'})
  expect({code: await ended, stderr: output.stderr}).toMatchObject({code: 0})
  const [event = '', ...rest] = output.stdout.trim().split('\n')
  expect(JSON.parse(event)).toMatchObject({group_id: GROUP, raw_message: 'hi'})
  expect(rest).toEqual([`message.group.normal group:${GROUP} ${SENDER}`, '10000'])
})

it('reports a command that fails, and goes on', async () => {
  const mock = await mockServer()
  const command = 'test "$QQ_EVENT_TEXT" = good && echo done || exit 3'
  const {ready, ended, output} = tail(['--count', '2', '--exec', command], mock.env)
  await ready
  for (const text of ['bad', 'good']) mock.say({group_id: GROUP, user_id: SENDER, text})
  expect(await ended).toBe(0)
  expect(output.stdout).toBe('done\n')
  expect(output.stderr).toContain('error: the command ended with exit code 3')
})

it.each([
  [['--exec', 'exit 3'], 'the command ended with exit code 3'],
  [['--exec', 'sleep 1000', '--exec-timeout', '100ms'], 'the command took longer than 0.1 s'],
  [['--exec', 'echo hello', '--exec-reply'], '"hello" is not a quick operation'],
  [['--exec', `echo '{"approve":true}'`, '--exec-reply'], 'a message event has no quick operation "approve"'],
])('stops at a failure when it is to: %j', async (args, message) => {
  const mock = await mockServer()
  const {ready, ended, output} = tail([...args, '--exec-fail', 'stop'], mock.env)
  await ready
  mock.say({group_id: GROUP, user_id: SENDER, text: 'x'})
  expect([2, 9]).toContain(await ended)
  expect(output.stderr).toContain(message)
})

it('runs no command behind the one that it stops at', async () => {
  const mock = await mockServer()
  const seen = temporaryFile('seen', '')
  const {ready, ended} = tail(['--exec', `echo ran >>'${seen}'; sleep 0.2; exit 1`, '--exec-fail', 'stop'], mock.env)
  await ready
  for (const text of ['a', 'b', 'c', 'd']) mock.say({group_id: GROUP, user_id: SENDER, text})
  expect(await ended).toBe(9)
  expect(readFileSync(seen, 'utf8')).toBe('ran\n')
})

it('sends the reply of a command that outlasts --for, and begins no other', async () => {
  const mock = await mockServer()
  const command = `echo '{"reply":"early"}'; sleep 2.5; echo '{"reply":"late"}'`
  const {ready, ended, output} = tail(['--for', '2s', '--exec', command, '--exec-reply', '-o', 'none'], mock.env)
  await ready
  for (const text of ['a', 'b']) mock.say({group_id: GROUP, user_id: SENDER, text})
  expect(await ended).toBe(0)
  expect(mock.calls.map(({params}) => params['message'])).toEqual(
    ['early', 'late'].map(text => [{type: 'text', data: {text}}]),
  )
  expect(output.stderr).toContain('note: the time limit was reached; some events that came before it were not handled')
})

it('sends nothing that a command or a server wrote in another encoding', async () => {
  const mock = await mockServer()
  const gbk = Buffer.from([0xc4, 0xe3]).toString('latin1')
  const port = await listening(
    createServer((request, response) => {
      request.resume().on('end', () => response.end(Buffer.from(`{"reply":"${gbk}"}`, 'latin1')))
    }),
  )
  const url = `http://127.0.0.1:${port}`
  const command = `printf '{"reply":"\\304\\343"}\\n'`
  const flags = ['--exec', command, '--forward-to', url, '--exec-reply', '--count', '1', '-o', 'none']
  const {ready, ended, output} = tail(flags, mock.env)
  await ready
  mock.say({group_id: GROUP, user_id: SENDER, text: 'x'})
  expect(await ended).toBe(0)
  for (const source of ['the output of the command', `the answer of ${url}`])
    expect(output.stderr).toContain(`error: ${source} is not valid UTF-8: line 1, byte offset 10`)
  expect(mock.calls).toEqual([])
})

it('leaves no command behind when it is interrupted: neither one that will not end nor the next', async () => {
  const mock = await mockServer()
  const command = 'trap "" INT TERM; echo running; while :; do sleep 0.1; done'
  const {ready, ended, says, output, signal} = tail(['--exec', command], mock.env)
  await ready
  for (const text of ['a', 'b']) mock.say({group_id: GROUP, user_id: SENDER, text})
  await says('running')
  signal('SIGINT')
  expect(await ended).toBe(130) // stdout is closed when the last command that has it is gone
  expect(output.stdout).toBe('running\n')
})

it.each(['raw', 'jsonl'])('shows no more than --limit as %s', async format => {
  const mock = await mockServer()
  const {ready, ended, output} = tail(['--limit', '2', '-o', format], mock.env)
  await ready
  for (const text of ['a', 'b', 'c']) mock.say({group_id: GROUP, user_id: SENDER, text})
  expect(await ended).toBe(0)
  expect(output.stdout.trimEnd().split('\n')).toHaveLength(2)
})

it('tells what the bot wrote from what others did, and shows meta events where they are wanted', async () => {
  const mock = await mockServer({reportSelf: true})
  const own = tail(['--self', '--count', '1', '--fields', 'user_id,post_type'], mock.env)
  const others = tail(['--no-self', '--count', '1', '--fields', 'user_id,post_type'], mock.env)
  const meta = tail(['--meta', '--count', '2', '--fields', 'post_type'], mock.env)
  await Promise.all([own.ready, others.ready, meta.ready])
  expect((await qqProcess(['msg', 'send', `g:${GROUP}`, 'hi'], {env: mock.env})).code).toBe(0)
  mock.say({group_id: GROUP, user_id: SENDER, text: 'x'})
  expect(await Promise.all([own.ended, others.ended, meta.ended])).toEqual([0, 0, 0])
  expect(own.output.stdout).toBe('{"user_id":10000,"post_type":"message_sent"}\n')
  expect(others.output.stdout).toBe(`{"user_id":${SENDER},"post_type":"message"}\n`)
  expect(meta.output.stdout).toBe('{"post_type":"meta_event"}\n{"post_type":"message_sent"}\n')
})

it('handles several events at a time where it is told to', async () => {
  const mock = await mockServer()
  // each waits for the other: one after the other they would never end
  const folder = temporaryFile('1', '').replace(/1$/, '')
  const command = `touch ${folder}/seen-$QQ_EVENT_TEXT; while [ $(ls ${folder} | grep -c seen) -lt 2 ]; do sleep 0.01; done; echo met`
  const {ready, ended, output} = tail(['--count', '2', '--concurrency', '2', '--exec', command], mock.env)
  await ready
  for (const text of ['a', 'b']) mock.say({group_id: GROUP, user_id: SENDER, text})
  expect(await ended).toBe(0)
  expect(output.stdout).toBe('met\nmet\n')
})

it('posts events, signed, again where it failed for the moment, and does what the answer says', async () => {
  const mock = await mockServer()
  const requests: {readonly headers: IncomingMessage['headers']; readonly body: string}[] = []
  const port = await listening(
    createServer((request, response) => {
      let body = ''
      request.on('data', (text: Buffer) => (body += text.toString()))
      request.on('end', () => {
        requests.push({headers: request.headers, body})
        if (requests.length === 1) return void request.socket.destroy()
        response.statusCode = requests.length === 2 ? 503 : 200
        response.end('{"reply":"收到"}')
      })
    }),
  )
  const {ready, ended, output} = tail(
    [
      ...['--forward-to', `http://127.0.0.1:${port}/onebot`, '--secret-file', temporaryFile('secret', 'key\n')],
      ...[
        '--header',
        'X-Mine: 1',
        '--header',
        'content-type: text/plain',
        '--exec-reply',
        '--count',
        '1',
        '-o',
        'jsonl',
      ],
    ],
    mock.env,
  )
  await ready
  mock.say({group_id: GROUP, user_id: SENDER, text: '你好'})
  expect({code: await ended, stderr: output.stderr}).toMatchObject({code: 0})
  expect(requests).toHaveLength(3)
  for (const {headers, body} of requests) {
    expect(`${body}\n`).toBe(output.stdout)
    const signature = `sha1=${createHmac('sha1', 'key').update(body).digest('hex')}`
    expect(headers).toMatchObject({
      'x-self-id': '10000',
      'x-signature': signature,
      'x-mine': '1',
      'content-type': 'text/plain',
    })
  }
  expect(mock.calls.map(({action}) => action)).toEqual(['send_msg'])
})

/** A server that answers each post in one way; how many came. */
async function answering(
  status: number,
  headers: Record<string, string>,
  body: string,
): Promise<{url: string; posts: () => number}> {
  let posts = 0
  const port = await listening(
    createServer((request, response) => {
      posts++
      request.resume().on('end', () => response.writeHead(status, headers).end(body))
    }),
  )
  return {url: `http://127.0.0.1:${port}/`, posts: () => posts}
}

const JSON_TYPE = {'Content-Type': 'application/json; charset=utf-8'}

/** Has one message posted; what became of the run. */
async function forwardedOne(
  mock: Awaited<ReturnType<typeof mockServer>>,
  url: string,
): Promise<{code: number | null; stdout: string; stderr: string}> {
  const flags = ['--forward-to', url, '--exec-reply', '--count', '1', '-q', '-o', 'none']
  const {ready, ended, output} = tail(flags, mock.env)
  await ready
  mock.say({group_id: GROUP, user_id: SENDER, text: 'x'})
  return {code: await ended, ...output}
}

it('shows who it is by the user and password of the URL, and to nobody else', async () => {
  const mock = await mockServer()
  let authorization: string | undefined
  const port = await listening(
    createServer((request, response) => {
      authorization = request.headers.authorization
      request.resume().on('end', () => response.writeHead(404).end())
    }),
  )
  const url = `http://bob:p%40ss@127.0.0.1:${port}/`
  const {stderr} = await forwardedOne(mock, url)
  expect(authorization).toBe(`Basic ${Buffer.from('bob:p@ss').toString('base64')}`)
  expect(stderr).toBe(`error: an event could not be delivered to http://127.0.0.1:${port}: HTTP 404\n`)
})

it('reports once where fetch will not go', async () => {
  const {stderr} = await forwardedOne(await mockServer(), 'http://127.0.0.1:6000')
  expect(stderr).toBe('error: an event could not be delivered to http://127.0.0.1:6000: bad port\n')
})

it.each([
  [204, {}, ''],
  [200, {}, ''],
  [200, {}, 'OK'],
  [200, {'Content-Type': 'text/html'}, '<html>{"reply":"no"}</html>'],
  [200, {}, '[{"reply":"no"}]'],
  [200, JSON_TYPE, 'null'],
  [200, JSON_TYPE, '"ok"'],
  [200, JSON_TYPE, '{"status":"ok"}'],
  [200, JSON_TYPE, '{}'],
])('takes an answer that tells to do nothing for that: %i %j %s', async (status, headers, body) => {
  const mock = await mockServer()
  const {url, posts} = await answering(status, headers, body)
  expect(await forwardedOne(mock, url)).toEqual({code: 0, stdout: '', stderr: ''})
  expect({posts: posts(), calls: mock.calls}).toEqual({posts: 1, calls: []})
})

it.each([
  [200, JSON_TYPE, '{"reply":', '"{\\"reply\\":" is not a quick operation'],
  [200, JSON_TYPE, '[{"reply":"x"}]', 'is not a quick operation'],
  [200, {}, '{"approve":true}', 'a message event has no quick operation "approve"'],
  [200, {}, '{"reply":"x","status":"ok"}', 'a message event has no quick operation "status"'],
  [302, {Location: '/login'}, '', 'HTTP 302 redirects to /login, and redirects are not followed'],
  [
    308,
    {Location: 'https://x.example/?token=s3cret'},
    '',
    'HTTP 308 redirects to https://x.example/, and redirects are not followed',
  ],
  [404, {}, '{"reply":"x"}', 'HTTP 404'],
])('reports once an answer that cannot be meant: %i %j %s', async (status, headers, body, message) => {
  const mock = await mockServer()
  const {url, posts} = await answering(status, headers, body)
  const {stderr, ...rest} = await forwardedOne(mock, url)
  expect(rest).toEqual({code: 0, stdout: ''})
  expect(stderr.split(message)).toHaveLength(2)
  expect({posts: posts(), calls: mock.calls}).toEqual({posts: 1, calls: []})
})

it.each([
  [2, ['--exec-reply'], '--exec-reply requires --exec or --forward-to'],
  [2, ['--concurrency', '2'], '--concurrency requires'],
  [2, ['--exec-timeout', '1s'], '--exec'],
  [2, ['--header', 'a: b'], '--forward-to'],
  [2, ['--exec', ' '], 'the command is empty'],
  [2, ['--forward-to', 'ws://127.0.0.1'], '--forward-to: the value must be an http:// or https:// URL'],
  [2, ['--forward-to', 'http://a:%zz@127.0.0.1'], 'not percent-encoded'],
  [2, ['--forward-to', 'http://127.0.0.1', '--header', 'bad'], 'not a header'],
  [9, ['--forward-to', 'http://127.0.0.1', '--secret-file', '/nowhere'], '/nowhere'],
  [2, ['--event', 'mesage'], 'did you mean message?'],
  [2, ['--event', 'message,notice'], 'give one kind of event; repeat --event for more'],
])('exits %i for %j, without connecting', async (code, args, message) => {
  const {ended, output} = tail(args, {QQ_URL: 'ws://127.0.0.1:1'})
  expect(await ended).toBe(code)
  expect(output.stderr).toContain(message)
})

it("exits 9 when it cannot tell that it is ready: the descriptor is Node's own, read-only or not open", async () => {
  const {env} = await mockServer()
  for (let fd = 3; fd < 24; fd++) {
    const {code, stderr} = await qqProcess(['listen', '--ready-fd', String(fd), '--count', '1', '--for', '2s'], {env})
    expect({code, stderr}).toEqual({code: 9, stderr: expect.stringContaining(`error: --ready-fd ${fd}: `) as string})
  }
  const readOnly = await shell('qq listen --ready-fd 3 3</dev/null', {env})
  expect(readOnly).toMatchObject({code: 9, stderr: expect.stringContaining('did not open it for writing') as string})
})

it.each(['3>ready', '3>&1', '3>>ready', '3<>ready'])('tells on %s that it is ready', async redirection => {
  const {env} = await mockServer()
  const script = `cd "$(mktemp -d)"; touch ready; qq listen --event meta --count 1 -o none --ready-fd 3 ${redirection} | cat; cat ready`
  expect(await shell(script, {env})).toMatchObject({code: 0, stdout: '10000\n'})
})
