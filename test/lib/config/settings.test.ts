import {describe, expect, it} from 'vitest'
import {readEnvironment} from '../../../src/lib/config/environment.js'
import {DEFAULT_URL, isLoopback} from '../../../src/lib/config/server-url.js'
import {resolveSettings} from '../../../src/lib/config/settings.js'
import {failureOf, settingsOf, type Sources} from './fixture.js'
import {hintOf} from '../../support/words.js'

const PROFILE = 'prod'

/** The same setting in every source, the strongest first, and how the source is called. */
const LADDER = [
  {name: 'flag', add: (value: Row): Sources => ({flags: value.given('flag')})},
  {name: 'environment', add: (value: Row): Sources => ({env: value.variables('environment')})},
  {
    name: 'profile',
    add: (value: Row): Sources => ({user: {current: PROFILE, profiles: {[PROFILE]: value.given('profile')}}}),
  },
  {name: 'user file', add: (value: Row): Sources => ({user: value.given('user file')})},
  {name: 'system file', add: (value: Row): Sources => ({system: value.given('system file')})},
] as const

interface Row {
  readonly given: (rung: string) => Record<string, string>
  readonly variables: (rung: string) => Record<string, string>
}

/** What a setting is called, a value of it for each rung of the ladder, and where to read the result. */
const SETTINGS = [
  {
    setting: 'url',
    flag: '--url',
    variable: 'QQ_URL',
    values: ['ws://127.0.0.1:1/', 'ws://127.0.0.1:2/', 'ws://127.0.0.1:3/', 'ws://127.0.0.1:4/', 'ws://127.0.0.1:5/'],
    result: ['ws://127.0.0.1:1/', 'ws://127.0.0.1:2/', 'ws://127.0.0.1:3/', 'ws://127.0.0.1:4/', 'ws://127.0.0.1:5/'],
    fallback: `${DEFAULT_URL}/`,
    field: 'url',
  },
  {
    setting: 'timeout',
    flag: '--timeout',
    variable: 'QQ_TIMEOUT',
    values: ['1s', '2s', '3s', '0', '5s'],
    result: [1000, 2000, 3000, 0, 5000],
    fallback: undefined,
    field: 'timeoutMs',
  },
  {
    setting: 'connect_timeout',
    flag: '--connect-timeout',
    variable: 'QQ_CONNECT_TIMEOUT',
    values: ['1s', '2s', '3s', '0', '5s'],
    result: [1000, 2000, 3000, 0, 5000],
    fallback: 10_000,
    field: 'connectTimeoutMs',
  },
  {
    setting: 'output',
    flag: '--output',
    variable: 'QQ_OUTPUT',
    values: ['json', 'yaml', 'csv', 'tsv', 'raw'],
    result: ['json', 'yaml', 'csv', 'tsv', 'raw'],
    fallback: 'auto',
    field: 'output',
  },
] as const

describe.each(SETTINGS)('$setting', ({setting, flag, variable, values, result, fallback, field}) => {
  const row: Row = {
    given: rung => ({[setting]: valueAt(rung)}),
    variables: rung => ({[variable]: valueAt(rung)}),
  }
  const valueAt = (rung: string): string => values[LADDER.findIndex(({name}) => name === rung)] ?? ''

  it.each(LADDER.map(({name}, index) => ({name, index})))(
    'comes from the $name when nothing stronger has it',
    ({index}) => {
      const sources = merge(LADDER.slice(index).map(({add}) => add(row)))
      const settings = settingsOf(sources)
      const names = [
        flag,
        variable,
        `profile ${PROFILE} (${settings.userFile})`,
        settings.userFile,
        settings.systemFile,
      ]
      expect(settings[field]).toEqual({value: result[index], source: names[index]})
    },
  )

  it('has a default', () => {
    expect(settingsOf({})[field]).toEqual({value: fallback, source: 'default'})
  })

  it('is not given by an empty variable or an empty value of a file', () => {
    const settings = settingsOf({env: {[variable]: ''}, user: {[setting]: ''}, system: {[setting]: values[4]}})
    expect(settings[field]).toEqual({value: result[4], source: settings.systemFile})
  })
})

describe('a token', () => {
  const RUNGS = ['flag', 'environment', 'profile', 'user file', 'system file', 'default'] as const
  const combinations = RUNGS.flatMap(url => RUNGS.slice(0, -1).map(token => ({url, token})))

  it.each(combinations)('from the $token with the URL from the $url', ({url, token}) => {
    const sources = merge(
      LADDER.flatMap(({name, add}) => [
        ...(name === url ? [add(rowOf('url', 'ws://127.0.0.1:9'))] : []),
        ...(name === token ? [add(rowOf('token', 'sesame'))] : []),
      ]),
    )
    const settings = settingsOf(sources)
    const counts = RUNGS.indexOf(token) <= RUNGS.indexOf(url)
    expect(settings.token?.value).toEqual(counts ? {kind: 'token', text: 'sesame'} : undefined)
    expect(
      settings.warnings.some(warning =>
        /is not used: the URL comes from .*, and its token must come from there too/.test(warning),
      ),
    ).toBe(!counts)
    expect(settings.warnings.join()).not.toContain('sesame')
  })

  it('of a stronger source hides those below it, of whatever kind', () => {
    const settings = settingsOf({env: {QQ_TOKEN_FILE: '/a'}, user: {url: 'ws://127.0.0.1', token: 'weak'}})
    expect(settings.token).toEqual({value: {kind: 'token_file', text: '/a'}, source: 'QQ_TOKEN_FILE'})
  })

  it.each([
    ['--token', {flags: {token: 'a', token_file: undefined}}, 'token'],
    ['--token-file', {flags: {token: undefined, token_file: '/a'}}, 'token_file'],
    ['QQ_TOKEN', {env: {QQ_TOKEN: 'a'}}, 'token'],
    ['QQ_TOKEN_FILE', {env: {QQ_TOKEN_FILE: '/a'}}, 'token_file'],
    ['QQ_TOKEN_COMMAND', {env: {QQ_TOKEN_COMMAND: 'pass qq'}}, 'token_command'],
  ] as const)('comes from %s', (source, sources, kind) => {
    expect(settingsOf(sources).token).toMatchObject({source, value: {kind}})
  })

  it('comes from a profile, under its name and file', () => {
    const settings = settingsOf({user: {profiles: {home: {token_command: 'pass qq'}}}, profile: 'home'})
    expect(settings.token).toEqual({
      value: {kind: 'token_command', text: 'pass qq'},
      source: `profile home (${settings.userFile})`,
    })
  })

  it('of one source is the text itself before a file, and a file before a command', () => {
    const user = {token_command: 'c', token_file: 'f', token: 't'}
    expect(settingsOf({user}).token?.value.kind).toBe('token')
    expect(settingsOf({user: {...user, token: ''}}).token?.value.kind).toBe('token_file')
  })

  it('is none when there is none', () => {
    expect(settingsOf({}).token).toBeUndefined()
    expect(settingsOf({env: {QQ_TOKEN: ''}}).token).toBeUndefined()
  })
})

describe('?access_token= in a URL', () => {
  it('becomes the token and leaves the URL', () => {
    const settings = settingsOf({flags: {url: 'wss://bot.example/x?a=1&access_token=s%20esame&b=2#top'}})
    expect(settings.url).toEqual({value: 'wss://bot.example/x?a=1&b=2', source: '--url'})
    expect(settings.token).toEqual({value: {kind: 'token', text: 's esame'}, source: '--url'})
    expect(settings.warnings).toEqual([])
  })

  it('is left out every time it stands there, however it is written', () => {
    const {url, token} = settingsOf({flags: {url: 'ws://127.0.0.1/?access_token=a&access%5Ftoken=b'}})
    expect(url.value).toBe('ws://127.0.0.1/')
    expect(token?.value.text).toBe('a')
  })

  it('is no token when the value is empty', () => {
    const {url, token} = settingsOf({flags: {url: 'ws://127.0.0.1/?access_token='}})
    expect(url.value).toBe('ws://127.0.0.1/')
    expect(token).toBeUndefined()
  })

  it('gives way to a token of the same source or a stronger one', () => {
    const url = 'ws://127.0.0.1/?access_token=a'
    expect(settingsOf({flags: {url, token: 'b'}}).token?.source).toBe('--token')
    expect(settingsOf({env: {QQ_URL: url, QQ_TOKEN: 'b'}}).token?.source).toBe('QQ_TOKEN')
    expect(settingsOf({flags: {token: 'b'}, env: {QQ_URL: url}}).token?.source).toBe('--token')
  })

  it('is taken before a token of a weaker source, without a warning', () => {
    const settings = settingsOf({flags: {url: 'ws://127.0.0.1/?access_token=a'}, env: {QQ_TOKEN: 'b'}})
    expect(settings.token).toEqual({value: {kind: 'token', text: 'a'}, source: '--url'})
    expect(settings.warnings).toEqual([])
  })

  it.each([
    'http://bot.example/?access_token=sesame',
    'ws://me:sesame@bot.example/?access_token=sesame',
    'ws://bot.example:99999/?access_token=sesame',
    'bot.example/?access_token=sesame',
    'ws://?access_token=sesame',
  ])('is quoted in no error: %s', url => {
    const error = failureOf(() => settingsOf({flags: {url}}))
    expect(`${error.message} ${hintOf(error) ?? ''} ${String(error.cause)}`).not.toContain('sesame')
  })

  it('is quoted in no warning', () => {
    const {warnings} = settingsOf({
      flags: {url: 'ws://bot.example/?access_token=sesame'},
      user: {token: 'sesame', profiles: {a: {url: 'ws://127.0.0.1'}}},
      profile: 'a',
    })
    expect(warnings).toHaveLength(2)
    expect(warnings.join()).not.toContain('sesame')
  })
})

describe('a profile', () => {
  const user = {
    current: 'a',
    profiles: {a: {url: 'ws://127.0.0.1:1'}, b: {url: 'ws://127.0.0.1:2'}, c: {url: 'ws://127.0.0.1:3'}},
  }

  it('is the current one, unless QQ_PROFILE names another, unless -p names another', () => {
    expect(settingsOf({user}).url.value).toBe('ws://127.0.0.1:1/')
    expect(settingsOf({user, env: {QQ_PROFILE: 'b'}}).url.value).toBe('ws://127.0.0.1:2/')
    expect(settingsOf({user, env: {QQ_PROFILE: 'b'}, profile: 'c'}).url.value).toBe('ws://127.0.0.1:3/')
    expect(settingsOf({user, env: {QQ_PROFILE: ''}}).url.value).toBe('ws://127.0.0.1:1/')
  })

  it('is taken from the user file before the system file, current or not', () => {
    const system = {current: 'd', profiles: {a: {url: 'ws://127.0.0.1:8'}, d: {url: 'ws://127.0.0.1:9'}}}
    expect(settingsOf({user, system}).url.value).toBe('ws://127.0.0.1:1/')
    expect(settingsOf({user, system, profile: 'd'}).url.value).toBe('ws://127.0.0.1:9/')
    expect(settingsOf({user: {}, system}).url.value).toBe('ws://127.0.0.1:9/')
  })

  it('gives what it has, and the file gives the rest', () => {
    const settings = settingsOf({user: {output: 'json', timeout: '1s', profiles: {a: {timeout: '2s'}}}, profile: 'a'})
    expect(settings.timeoutMs.value).toBe(2000)
    expect(settings.output).toEqual({value: 'json', source: settings.userFile})
  })

  it.each([
    ['-p', {profile: 'nobody'}],
    ['QQ_PROFILE', {env: {QQ_PROFILE: 'nobody'}}],
    ['current', {user: {...user, current: 'nobody'}}],
  ])('that does not exist is refused: %s', (_source, sources: Sources) => {
    const error = failureOf(() => settingsOf({user, ...sources}))
    expect(error).toMatchObject({code: 'LOCAL', exit: 9, message: 'there is no profile "nobody"'})
    expect(hintOf(error)).toBe('available: a, b, c')
  })

  it('cannot be found where no file has any', () => {
    const error = failureOf(() => settingsOf({profile: 'a'}))
    expect(error).toMatchObject({code: 'LOCAL', hintText: 'there is no configuration file with profiles'})
  })

  it('of -p whose URL is overridden is warned about', () => {
    const warning = '--url overrides the URL of profile a'
    expect(settingsOf({user, profile: 'a', flags: {url: DEFAULT_URL}}).warnings).toEqual([warning])
    expect(settingsOf({user, flags: {url: DEFAULT_URL}}).warnings).toEqual([])
    const timeoutOnly = {profiles: {a: {timeout: '1s'}}}
    expect(settingsOf({user: timeoutOnly, profile: 'a', flags: {url: DEFAULT_URL}}).warnings).toEqual([])
  })

  it('cannot be found where no file is read', () => {
    const environment = readEnvironment({QQ_NO_CONFIG: '1'})
    const error = failureOf(() => resolveSettings({values: {}, profile: 'a'}, environment))
    expect(error).toMatchObject({code: 'LOCAL', hintText: expect.stringContaining('QQ_NO_CONFIG is set') as unknown})
  })
})

describe('a profile that -p names', () => {
  const main = {QQ_URL: 'ws://127.0.0.1:9', QQ_TOKEN: 'of the environment'}
  const own = {url: 'ws://127.0.0.1:1', token: 'its own'}
  const given = (profile: object, env: Record<string, string> = main, flags: Sources['flags'] = {}) =>
    settingsOf({user: {profiles: {a: profile}}, profile: 'a', env, flags})

  it('says which bot is meant, whatever the environment says', () => {
    const {url, token, warnings} = given(own)
    expect([url.value, token?.value.text, warnings]).toEqual(['ws://127.0.0.1:1/', 'its own', []])
  })

  it.each(['token', 'token_file', 'token_command'])(
    'has its %s before a token of the environment of any kind',
    kind => {
      for (const variable of ['QQ_TOKEN', 'QQ_TOKEN_FILE', 'QQ_TOKEN_COMMAND']) {
        const {token} = given({url: own.url, [kind]: 'its own'}, {[variable]: 'other'})
        expect(token?.value).toEqual({kind, text: 'its own'})
      }
    },
  )

  it('is not given a token of the environment when it has a URL and none of its own', () => {
    for (const variable of ['QQ_TOKEN', 'QQ_TOKEN_FILE', 'QQ_TOKEN_COMMAND']) {
      const {token, tokenWithheld, userFile} = given({url: own.url}, {[variable]: 'sesame'})
      expect(token).toBeUndefined()
      expect(tokenWithheld).toBe(
        `the token from ${variable} is not used: the URL comes from profile a (${userFile}), and its token must come from there too`,
      )
    }
  })

  it('gives its token to no server of the environment', () => {
    const {url, token, warnings} = given({token: 'its own'})
    expect([url.value, token?.value.text]).toEqual([`${DEFAULT_URL}/`, 'its own'])
    expect(warnings).toEqual(['QQ_URL is not used, because profile a has its own token but no url'])
    const user = {url: 'ws://127.0.0.1:4', profiles: {a: {token: 'its own'}}}
    expect(settingsOf({user, profile: 'a', env: main})).toMatchObject({
      url: {value: 'ws://127.0.0.1:4/'},
      token: {value: {text: 'its own'}},
    })
  })

  it('leaves the bot to the environment when it says nothing of one', () => {
    const {url, token, timeoutMs, warnings} = given({timeout: '7s'})
    expect([url.source, token?.source, timeoutMs.value, warnings]).toEqual(['QQ_URL', 'QQ_TOKEN', 7000, []])
  })

  it('gives way to what the command line says', () => {
    const {url, token} = given(own, main, {url: 'ws://127.0.0.1:2', token: 'typed'})
    expect([url.value, token?.value.text]).toEqual(['ws://127.0.0.1:2/', 'typed'])
    expect(given(own, main, {url: 'ws://127.0.0.1:2'}).token).toBeUndefined()
    expect(given(own, main, {token: 'typed'})).toMatchObject({
      url: {value: 'ws://127.0.0.1:1/'},
      token: {source: '--token'},
    })
  })

  it('stands below the environment in everything else', () => {
    const rest = {timeout: '1s', connect_timeout: '1s', output: 'yaml'}
    const settings = given({...own, ...rest}, {QQ_TIMEOUT: '2s', QQ_CONNECT_TIMEOUT: '2s', QQ_OUTPUT: 'csv'})
    const {timeoutMs, connectTimeoutMs, output} = settings
    expect([timeoutMs.value, connectTimeoutMs.value, output.value]).toEqual([2000, 2000, 'csv'])
  })

  it('is another matter than one that QQ_PROFILE or the file names', () => {
    const user = {current: 'a', profiles: {a: own}}
    for (const env of [main, {...main, QQ_PROFILE: 'a'}]) {
      const {url, token} = settingsOf({user, env})
      expect([url.source, token?.source]).toEqual(['QQ_URL', 'QQ_TOKEN'])
    }
    const {url, token} = settingsOf({user, env: {...main, QQ_PROFILE: 'a'}, profile: 'a'})
    expect([url.value, token?.value.text]).toEqual(['ws://127.0.0.1:1/', 'its own'])
  })

  it('says with which token NapCat must dial in', () => {
    const user = {profiles: {a: own}}
    expect(settingsOf({reverse: '8080', user, profile: 'a', env: main}).token?.value.text).toBe('its own')
    expect(settingsOf({reverse: '8080', user, env: {...main, QQ_PROFILE: 'a'}}).token?.source).toBe('QQ_TOKEN')
  })
})

describe('a URL', () => {
  it.each([
    ['not a url', 'the value must be a URL'],
    ['', 'the value must be a URL'],
    ['ws://', 'the value must be a URL'],
    ['http:', 'the value must be a URL'],
    ['ftp://127.0.0.1', 'the URL must begin with ws:// or wss://'],
    ['ws://me@127.0.0.1', 'the URL must not contain a user name or password'],
    ['ws://:secret@127.0.0.1', 'the URL must not contain a user name or password'],
  ])('%j is refused with its source', (url, problem) => {
    const error = failureOf(() => settingsOf({flags: {url}}))
    expect(error).toMatchObject({code: 'VALIDATION', exit: 2, message: `--url: ${problem}`})
  })

  it.each([
    ['http://127.0.0.1:3000', 'ws://127.0.0.1:3000'],
    ['https://bot.example.org/?access_token=sesame', 'wss://bot.example.org'],
    ['127.0.0.1:3001', 'ws://127.0.0.1:3001'],
    ['localhost:3001/api', 'ws://localhost:3001'],
    ['[::1]:3001', 'ws://[::1]:3001'],
    ['bot.example.org', 'ws://bot.example.org:3001'],
    ['机器人', 'ws://机器人:3001'],
  ])('%s is answered with what to write', (url, instead) => {
    const error = failureOf(() => settingsOf({flags: {url}}))
    expect(error).toMatchObject({code: 'VALIDATION', message: '--url: the URL must begin with ws:// or wss://'})
    expect(hintOf(error)).toBe(`write ${instead}, with the port of NapCat's WebSocket server`)
  })

  it('that is refused is named by its file', () => {
    const error = failureOf(() => settingsOf({user: {profiles: {a: {url: 'x y'}}}, profile: 'a'}))
    expect(error.message).toMatch(/^profile a \(.*user\.json\): the value must be a URL$/)
  })

  it('that a stronger source hides is not looked at', () => {
    expect(settingsOf({env: {QQ_URL: DEFAULT_URL}, user: {url: 'x'}}).url.source).toBe('QQ_URL')
  })
})

describe('a duration that is none', () => {
  it.each([
    ['--timeout', {flags: {timeout: '30'}}],
    ['QQ_CONNECT_TIMEOUT', {env: {QQ_CONNECT_TIMEOUT: 'soon'}}],
  ] as const)('is refused with its source: %s', (source, sources) => {
    const error = failureOf(() => settingsOf(sources))
    expect(error).toMatchObject({code: 'VALIDATION', exit: 2, hintText: 'write 500ms, 30s, 5m, 1h30m or 2d'})
    expect(error.message).toMatch(new RegExp(`^${source}: ".*" is not a duration$`))
  })
})

describe('a server that is not this machine', () => {
  const url = 'ws://bot.example:3001'

  it('is warned about when a token goes there in clear text', () => {
    const warning = 'the token is sent to bot.example in clear text; use wss://'
    expect(settingsOf({flags: {url, token: 'a'}}).warnings).toEqual([warning])
    expect(settingsOf({flags: {url: `${url}?access_token=a`}}).warnings).toEqual([warning])
    expect(settingsOf({flags: {url: url.replace('ws:', 'wss:'), token: 'a'}}).warnings).toEqual([])
  })

  it.each(['ws', 'wss'])('is warned about when there is no token: %s', scheme => {
    const warning = 'there is no token for bot.example: anyone who reaches that port controls the bot'
    expect(settingsOf({flags: {url: `${scheme}://bot.example`}}).warnings).toEqual([warning])
    expect(settingsOf({flags: {url: `${scheme}://bot.example`, token: ''}}).warnings).toEqual([warning])
  })

  it.each(['10.1.2.3', '172.31.0.1', '192.168.1.2', '100.64.0.1', '[fd00::1]', 'napcat', 'nas.local'])(
    'is not warned about where the owner says that it may be: %s',
    host => {
      const profiles = (cleartext?: 'ok'): unknown => ({a: {url: `ws://${host}:3001`, token: 'a', cleartext}})
      expect(settingsOf({user: {profiles: profiles('ok')}, profile: 'a'}).warnings).toEqual([])
      expect(settingsOf({user: {profiles: profiles()}, profile: 'a'}).warnings).toHaveLength(1)
    },
  )

  it.each(['bot.example', '8.8.8.8', '172.32.0.1', '[2001:db8::1]'])('is warned about on the internet: %s', host => {
    const profiles = {a: {url: `ws://${host}:3001`, token: 'a', cleartext: 'ok'}}
    expect(settingsOf({user: {profiles}, profile: 'a'}).warnings).toHaveLength(1)
  })

  it.each(['127.0.0.1', '127.1', '127.8.8.8', 'localhost', 'LOCALHOST', '[::1]'])('is not %s', host => {
    expect(isLoopback(new URL(`ws://${host}`).hostname)).toBe(true)
    expect(settingsOf({flags: {url: `ws://${host}:3001`}}).warnings).toEqual([])
  })

  it.each(['0.0.0.0', '192.168.1.2', '[::]', 'localhost.example', '127.0.0.1.example', 'my.localhost'])(
    'is %s',
    host => {
      expect(isLoopback(new URL(`ws://${host}`).hostname)).toBe(false)
    },
  )
})

function rowOf(setting: 'url' | 'token', value: string): Row {
  return {given: () => ({[setting]: value}), variables: () => ({[`QQ_${setting.toUpperCase()}`]: value})}
}

/** One set of sources out of several, where two may give parts of the same file. */
function merge(parts: readonly Sources[]): Sources {
  return parts.reduce<Sources>((all, part) => deepMerge(all, part) as Sources, {})
}

function deepMerge(a: unknown, b: unknown): unknown {
  if (!isObject(a) || !isObject(b)) return b
  const merged = {...a}
  for (const [key, value] of Object.entries(b)) merged[key] = key in a ? deepMerge(a[key], value) : value
  return merged
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

describe('where NapCat is waited for', () => {
  it.each([
    ['8080', 'ws://127.0.0.1:8080', {host: '127.0.0.1', port: 8080}],
    ['0.0.0.0:8080', 'ws://0.0.0.0:8080', {host: '0.0.0.0', port: 8080}],
    ['bot.example.org:1', 'ws://bot.example.org:1', {host: 'bot.example.org', port: 1}],
    ['[::1]:65535', 'ws://[::1]:65535', {host: '::1', port: 65_535}],
  ])('is read from %s', (reverse, url, address) => {
    expect(settingsOf({reverse})).toMatchObject({url: {value: url, source: '--reverse'}, reverse: address})
  })

  it.each(['', 'x', '0', '65536', ':8080', '::1:80', '[::1]', '1.2.3.4', 'ws://127.0.0.1:1', '80 80'])(
    'is not read from %j',
    reverse => {
      const {code, message} = failureOf(() => settingsOf({reverse}))
      expect({code, message}).toEqual({code: 'VALIDATION', message: `--reverse: "${reverse}" is not [HOST:]PORT`})
    },
  )

  it('has the token of any source, since it is sent to nobody, and no URL of another', () => {
    const user = {url: 'nonsense', token: 'from the file'}
    const {token, warnings, tokenWithheld} = settingsOf({reverse: '8080', user})
    expect(token).toMatchObject({value: {text: 'from the file'}})
    expect({warnings, tokenWithheld}).toEqual({warnings: [], tokenWithheld: undefined})
  })

  it('is warned about when everybody can reach it and no token is asked for', () => {
    const warning = 'there is no token: anyone who reaches port 8080 can pretend to be NapCat'
    expect(settingsOf({reverse: '0.0.0.0:8080'}).warnings).toEqual([warning])
    expect(settingsOf({reverse: '0.0.0.0:8080', flags: {token: ''}}).warnings).toEqual([warning])
    expect(settingsOf({reverse: '0.0.0.0:8080', flags: {token: 'x'}}).warnings).toEqual([])
    expect(settingsOf({reverse: '8080'}).warnings).toEqual([])
  })
})
