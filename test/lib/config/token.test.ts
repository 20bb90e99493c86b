import {execFileSync, spawn} from 'node:child_process'
import {chmodSync, existsSync} from 'node:fs'
import path from 'node:path'
import {describe, expect, it} from 'vitest'
import {type TokenOrigin} from '../../../src/lib/config/layers.js'
import {lineOfCommand, lineOfFile} from '../../../src/lib/config/token-line.js'
import {loadToken} from '../../../src/lib/config/token.js'
import {wordsOf} from '../../support/words.js'
import {temporaryFolder, writeFile} from './fixture.js'

function origin(kind: TokenOrigin['value']['kind'], text: string): TokenOrigin {
  return {value: {kind, text}, source: 'QQ_TOKEN_TEST'}
}

const never = new AbortController().signal

async function load(from: TokenOrigin): ReturnType<typeof loadToken> {
  return loadToken(from, never, async () => Promise.resolve(undefined))
}

describe('a token given as text', () => {
  it('is taken as it is', async () => {
    expect(await load(origin('token', ' sesame '))).toEqual({token: ' sesame ', warnings: []})
  })
})

describe('a token file', () => {
  it.each([
    ['sesame', 'sesame'],
    ['sesame\n', 'sesame'],
    ['sesame\r\n', 'sesame'],
    ['  sesame  \nsecond line\n', 'sesame'],
    ['open sesame\n', 'open sesame'],
  ])('holding %j gives its first line', async (content, token) => {
    const file = writeFile(path.join(temporaryFolder(), 'token'), content)
    expect(await load(origin('token_file', file))).toEqual({token, warnings: []})
  })

  it.each(['', '\n', '   \n', '\nsesame\n'])('holding %j gives none', async content => {
    const file = writeFile(path.join(temporaryFolder(), 'token'), content)
    await expect(load(origin('token_file', file))).rejects.toMatchObject({
      code: 'LOCAL',
      exit: 9,
      message: 'no token was read from QQ_TOKEN_TEST',
    })
  })

  it('that is missing is refused', async () => {
    const file = path.join(temporaryFolder(), 'token')
    await expect(load(origin('token_file', file))).rejects.toMatchObject({
      code: 'LOCAL',
      message: expect.stringContaining('cannot read the token file') as unknown,
    })
  })

  it.skipIf(process.platform === 'win32')('that others can read is warned about', async () => {
    const file = writeFile(path.join(temporaryFolder(), 'token'), 'sesame')
    chmodSync(file, 0o644)
    expect((await load(origin('token_file', file))).warnings.map(wordsOf)).toEqual([
      `${file} can be read by other users (mode 644); set its mode to 600`,
    ])
  })
})

describe('the first line of a token file', () => {
  it('may be as long as a header can be, and no longer', async () => {
    const of = async (length: number) => {
      const file = writeFile(path.join(temporaryFolder(), 'token'), `${'a'.repeat(length)}\n`)
      return load(origin('token_file', file))
    }
    expect((await of(8192)).token).toHaveLength(8192)
    await expect(of(8193)).rejects.toMatchObject({
      code: 'LOCAL',
      message: 'the first line from QQ_TOKEN_TEST is too long for a token',
    })
  })

  it.skipIf(!existsSync('/dev/zero'))('is not waited for in a file without end', async () => {
    await expect(load(origin('token_file', '/dev/zero'))).rejects.toMatchObject({code: 'LOCAL'})
  })

  it.skipIf(process.platform === 'win32')('is enough, whether or not there will be a second one', async () => {
    const pipe = path.join(temporaryFolder(), 'pipe')
    execFileSync('mkfifo', [pipe])
    const writer = spawn('sh', ['-c', 'exec 3>"$0"; printf "sesame\\nmore" >&3; read end', pipe])
    try {
      expect(await lineOfFile(pipe, never)).toBe('sesame')
    } finally {
      writer.stdin.end()
    }
  })
})

describe('a token command', () => {
  it('gives the first line that it prints', async () => {
    expect(await load(origin('token_command', 'echo sesame; echo more'))).toEqual({token: 'sesame', warnings: []})
  })

  it('is a line of the shell', async () => {
    expect((await load(origin('token_command', 'echo b a | tr " " "\\n" | sort'))).token).toBe('a')
  })

  it('that fails is refused with its exit code, and neither its line nor what it printed is quoted', async () => {
    await expect(load(origin('token_command', 'echo sesame; exit 3'))).rejects.toMatchObject({
      code: 'LOCAL',
      exit: 9,
      message: 'the token command ended with exit code 3',
    })
  })

  it('that is killed is refused with the signal', async () => {
    await expect(load(origin('token_command', 'kill -9 $$'))).rejects.toMatchObject({
      code: 'LOCAL',
      message: 'the token command was ended by signal SIGKILL',
    })
  })

  it('that prints nothing is refused', async () => {
    await expect(load(origin('token_command', 'true'))).rejects.toMatchObject({
      code: 'LOCAL',
      message: 'no token was read from QQ_TOKEN_TEST',
    })
  })

  it('reads nothing of our stdin: it is at its end', async () => {
    const {token} = await load(origin('token_command', 'cat; echo done'))
    expect(token).toBe('done')
  })

  const run = async (command: string, limits = {limitMs: 60_000, graceMs: 60_000}) =>
    lineOfCommand(command, never, limits)
  const stubborn = 'trap "" TERM; while :; do sleep 0.1; done'

  it('may print a great deal more than its line', async () => {
    expect(await run('echo sesame; head -c 50000000 /dev/zero')).toBe('sesame')
    expect(await run('head -c 50000000 /dev/zero')).toBeUndefined()
  })

  it('counts by its line also when it does not end, however it takes a request to', async () => {
    expect(await run('yes sesame 2>/dev/null', {limitMs: 60_000, graceMs: 50})).toBe('sesame')
    expect(await run(`echo sesame; ${stubborn}`, {limitMs: 60_000, graceMs: 50})).toBe('sesame')
  })

  it('that comes to no line in time is refused, however it takes a request to end', async () => {
    await expect(run(stubborn, {limitMs: 50, graceMs: 60_000})).rejects.toMatchObject({
      code: 'LOCAL',
      message: 'the token command printed no line within 0.05 s',
    })
  })

  it('is not waited for when it has ended and something that it started has not', async () => {
    expect(await run('echo sesame; sleep 5 &')).toBe('sesame')
    expect(await run('printf sesame; sleep 5 &', {limitMs: 60_000, graceMs: 50})).toBe('sesame')
  })

  it('ends with the run', async () => {
    const run = new AbortController()
    const line = lineOfCommand(stubborn, run.signal)
    run.abort(new Error('the run is over'))
    await expect(line).rejects.toThrow('the run is over')
  })
})
