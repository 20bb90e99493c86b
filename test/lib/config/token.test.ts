import {chmodSync} from 'node:fs'
import path from 'node:path'
import {describe, expect, it} from 'vitest'
import {type TokenOrigin} from '../../../src/lib/config/settings.js'
import {loadToken} from '../../../src/lib/config/token.js'
import {temporaryFolder, writeFile} from './fixture.js'

function origin(kind: TokenOrigin['value']['kind'], text: string): TokenOrigin {
  return {value: {kind, text}, source: 'QQ_TOKEN_TEST'}
}

describe('a token given as text', () => {
  it('is taken as it is', async () => {
    expect(await loadToken(origin('token', ' sesame '))).toEqual({token: ' sesame ', warnings: []})
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
    expect(await loadToken(origin('token_file', file))).toEqual({token, warnings: []})
  })

  it.each(['', '\n', '   \n', '\nsesame\n'])('holding %j gives none', async content => {
    const file = writeFile(path.join(temporaryFolder(), 'token'), content)
    await expect(loadToken(origin('token_file', file))).rejects.toMatchObject({
      code: 'LOCAL',
      exit: 9,
      message: 'no token came from QQ_TOKEN_TEST',
    })
  })

  it('that is missing is refused', async () => {
    const file = path.join(temporaryFolder(), 'token')
    await expect(loadToken(origin('token_file', file))).rejects.toMatchObject({
      code: 'LOCAL',
      message: expect.stringContaining('cannot read the token file') as unknown,
    })
  })

  it.skipIf(process.platform === 'win32')('that others can read is warned about', async () => {
    const file = writeFile(path.join(temporaryFolder(), 'token'), 'sesame')
    chmodSync(file, 0o644)
    expect((await loadToken(origin('token_file', file))).warnings).toEqual([
      `${file} can be read by other users (mode 644); make it 600`,
    ])
  })
})

describe('a token command', () => {
  it('gives the first line that it prints', async () => {
    expect(await loadToken(origin('token_command', 'echo sesame; echo more'))).toEqual({token: 'sesame', warnings: []})
  })

  it('is a line of the shell', async () => {
    expect((await loadToken(origin('token_command', 'echo b a | tr " " "\\n" | sort'))).token).toBe('a')
  })

  it('that fails is refused with its exit code, and neither its line nor what it printed is quoted', async () => {
    await expect(loadToken(origin('token_command', 'echo sesame; exit 3'))).rejects.toMatchObject({
      code: 'LOCAL',
      exit: 9,
      message: 'the token command failed (exit 3)',
    })
  })

  it('that is killed is refused with the signal', async () => {
    await expect(loadToken(origin('token_command', 'kill -9 $$'))).rejects.toMatchObject({
      code: 'LOCAL',
      message: 'the token command failed (exit SIGKILL)',
    })
  })

  it('that prints nothing is refused', async () => {
    await expect(loadToken(origin('token_command', 'true'))).rejects.toMatchObject({
      code: 'LOCAL',
      message: 'no token came from QQ_TOKEN_TEST',
    })
  })

  it('reads nothing of our stdin: it is at its end', async () => {
    const {token} = await loadToken(origin('token_command', 'cat; echo done'))
    expect(token).toBe('done')
  })
})
