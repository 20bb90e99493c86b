import {chmodSync, mkdirSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import {describe, expect, it} from 'vitest'
import {readConfigFile, openToOthers} from '../../../src/lib/config/config-file.js'
import {wordsOf} from '../../support/words.js'
import {failureOf, temporaryFolder, writeFile} from './fixture.js'

function written(content: unknown, mode?: number): string {
  return writeFile(path.join(temporaryFolder(), 'config.json'), content, mode)
}

describe('readConfigFile', () => {
  it('gives the values outside and inside of profiles', () => {
    const file = written({
      current: 'b',
      url: 'ws://a',
      profiles: {a: {timeout: '1s'}, b: {url: 'ws://b', token_file: '/t', output: 'json'}},
    })
    const config = readConfigFile(file)
    expect(config).toMatchObject({path: file, current: 'b', base: {name: file, values: {url: 'ws://a'}}, warnings: []})
    expect([...(config?.profiles ?? [])]).toEqual([
      ['a', {name: {kind: 'config.profile', name: 'a', file}, values: {timeout: '1s'}}],
      [
        'b',
        {name: {kind: 'config.profile', name: 'b', file}, values: {url: 'ws://b', token_file: '/t', output: 'json'}},
      ],
    ])
  })

  it('is undefined when there is no file, or a file where a folder should be', () => {
    const folder = temporaryFolder()
    expect(readConfigFile(path.join(folder, 'config.json'))).toBeUndefined()
    expect(readConfigFile(path.join(writeFile(path.join(folder, 'qqctl'), ''), 'config.json'))).toBeUndefined()
  })

  it('says nothing about an empty object, nor about keys that are used', () => {
    expect(readConfigFile(written({}))).toMatchObject({current: undefined, warnings: []})
    const everything = {current: 'a', url: 'ws://a', profiles: {a: {retry: {}, cleartext: 'ok'}}}
    expect(readConfigFile(written(everything))?.warnings).toEqual([])
  })

  it.each([
    [
      {start_command: 'a', stop_command: 'b'},
      {start: 'a', stop: 'b'},
    ],
    [{start_server_command: 'a'}, {start: 'a'}],
    [{start_command: 'a', start_server_command: 'b'}, {start: 'a'}],
    [{start_command: ''}, undefined],
  ])('reads the commands of a profile: %j', (values, commands) => {
    const file = readConfigFile(written({profiles: {a: values}}))
    expect([file?.profiles.get('a')?.commands, file?.warnings]).toEqual([commands, []])
  })

  it('warns about keys that nothing uses where they stand', () => {
    const file = written({
      urll: 'ws://a',
      retry: {},
      lang: 'en',
      profiles: {a: {tokn: 'x', contacts: {}, current: 'a'}},
    })
    expect(readConfigFile(file)?.warnings.map(wordsOf)).toEqual([
      `${file}: unknown key urll; did you mean url?`,
      `${file}: retry must be inside a profile`,
      `${file}: unknown key profiles.a.tokn; did you mean token?`,
      `${file}: unknown key profiles.a.contacts`,
      `${file}: profiles.a.current must be outside the profiles`,
    ])
  })

  it('is read with comments, single quotes, bare names and trailing commas', () => {
    const file = written('// mine\n{url: \'ws://a\', profiles: {a: {url: "ws://b",},},} /* end */')
    expect(readConfigFile(file)).toMatchObject({base: {values: {url: 'ws://a'}}, warnings: []})
  })

  it('takes any name for a profile', () => {
    const file = written('{"profiles": {"__proto__": {"url": "ws://a"}, "constructor": {}}}')
    expect([...(readConfigFile(file)?.profiles.keys() ?? [])]).toEqual(['__proto__', 'constructor'])
  })

  it.each([
    ['{\n"url": ', 'line 2, column 7'],
    ['', 'line 1, column 1'],
    ['[]', 'the file must be an object'],
    ['null', 'the file must be an object'],
    ['"text"', 'the file must be an object'],
    ['{"url": 1}', 'url must be a string'],
    ['{"timeout": 30}', 'timeout must be a string'],
    ['{"profiles": []}', 'profiles must be an object'],
    ['{"profiles": {"a": "ws://b"}}', 'profiles\\.a must be an object'],
    ['{"profiles": {"a": {"token": null}}}', 'profiles\\.a\\.token must be a string'],
    ['{"current": 1}', 'current must be the name of a profile'],
    ['{"profiles": {"a": {"stop_command": 1}}}', 'profiles\\.a\\.stop_command'],
    ['{"profiles": {"a": {"cleartext": true}}}', 'profiles\\.a\\.cleartext must be "ok"'],
  ])('refuses %j with the path', (text, reason) => {
    const file = written(text)
    const error = failureOf(() => readConfigFile(file))
    expect(error).toMatchObject({code: 'LOCAL', exit: 9})
    expect(error.message.startsWith(`${file}: `)).toBe(true)
    expect(error.message).toMatch(new RegExp(reason))
  })

  it.each([
    '{"token": sesame}',
    '{"token": "sesame" "url": "ws://a"}',
    '{"url": "ws://127.0.0.1:3001", "token": "sesame"; "output": "json"}',
    'sesame',
    '"sesame',
    '\n\n"token": "sesame"\n',
  ])('quotes nothing of a file that is no JSON: %j', text => {
    const file = written(text)
    const {message} = failureOf(() => readConfigFile(file))
    expect(message).toContain(file)
    expect(message).toContain('JSON')
    expect(message).not.toContain('sesame')
  })

  it('drops the mark that an editor on Windows begins it with', () => {
    expect(readConfigFile(written('\uFEFF{"url":"ws://a"}'))?.base.values).toEqual({url: 'ws://a'})
  })

  it('refuses what is not UTF-8: a name would become another', () => {
    const file = written('')
    writeFileSync(file, Buffer.from('{"profiles":{"\xc4\xe3":{}}}', 'latin1'))
    expect(failureOf(() => readConfigFile(file))).toMatchObject({
      code: 'LOCAL',
      message: `${file}: the file is not valid UTF-8`,
    })
  })

  it('refuses what cannot be read, with the path', () => {
    const folder = path.join(temporaryFolder(), 'config.json')
    mkdirSync(folder)
    const error = failureOf(() => readConfigFile(folder))
    expect(error.code).toBe('LOCAL')
    expect(error.message).toContain(`cannot read ${folder}`)
  })
})

describe.skipIf(process.platform === 'win32')('a file that others can read', () => {
  const token = {token: 'sesame'}

  it.each([
    ['a token', token],
    ['a token in a profile', {profiles: {a: {}, b: token}}],
    ['a token in a URL', {profiles: {a: {url: 'ws://a/?access_token=sesame'}}}],
  ])('is warned about when it holds %s', (_what, content) => {
    const file = written(content, 0o644)
    chmodSync(file, 0o644)
    expect(readConfigFile(file)?.warnings.map(wordsOf)).toEqual([
      `${file} can be read by other users (mode 644); set its mode to 600`,
    ])
  })

  it('is not warned about when it holds none', () => {
    const file = written({url: 'ws://a', token_file: '/t', token_command: 'pass qq'}, 0o644)
    expect(readConfigFile(file)?.warnings).toEqual([])
  })

  it.each([
    [0o600, false],
    [0o400, false],
    [0o700, false],
    [0o640, true],
    [0o604, true],
    [0o622, true],
  ])('mode %o is warned about: %s', (mode, warned) => {
    const file = written(token)
    chmodSync(file, mode)
    expect(openToOthers(file, true)).toHaveLength(warned ? 1 : 0)
    expect(readConfigFile(file)?.warnings).toHaveLength(warned ? 1 : 0)
  })

  it.each([0o620, 0o602, 0o666])('that others can change (mode %o) is told as that, also without a token', mode => {
    for (const config of [token, {url: 'ws://a'}]) {
      const file = written(config)
      chmodSync(file, mode)
      const warnings = readConfigFile(file)?.warnings
      expect(warnings).toEqual([{kind: 'config.writableByOthers', file, mode: mode.toString(8)}])
    }
  })

  it('that is a device has no mode worth telling', () => {
    expect(openToOthers('/dev/null', false)).toEqual([])
  })
})
