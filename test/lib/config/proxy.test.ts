import {describe, expect, it} from 'vitest'
import {type ProxyEnvironment} from '../../../src/lib/config/environment.js'
import {resolveProxy} from '../../../src/lib/config/proxy.js'
import {failureOf} from './fixture.js'

const NONE: ProxyEnvironment = {http: undefined, https: undefined, none: undefined}
const BOTH: ProxyEnvironment = {http: 'http://plain:1', https: 'http://secure:2', none: undefined}

describe('resolveProxy', () => {
  it('is none when nobody names one', () => {
    expect(resolveProxy(undefined, NONE, 'ws://bot.example')).toBeUndefined()
  })

  it('takes the flag before the environment, for loopback and exempt servers too', () => {
    const environment = {...BOTH, none: '*'}
    expect(resolveProxy('http://mine:3', environment, 'wss://bot.example')).toBe('http://mine:3/')
    expect(resolveProxy('https://mine:3', environment, 'ws://127.0.0.1:3001')).toBe('https://mine:3/')
  })

  it('takes no proxy at all when the flag is empty', () => {
    expect(resolveProxy('', BOTH, 'wss://bot.example')).toBeUndefined()
  })

  it("takes the environment's by the scheme of the server", () => {
    expect(resolveProxy(undefined, BOTH, 'ws://bot.example')).toBe('http://plain:1/')
    expect(resolveProxy(undefined, BOTH, 'wss://bot.example')).toBe('http://secure:2/')
    expect(resolveProxy(undefined, {...BOTH, https: undefined}, 'wss://bot.example')).toBeUndefined()
  })

  it.each(['ws://127.0.0.1:3001', 'ws://localhost:3001', 'wss://[::1]:3001', 'ws://127.9.9.9'])(
    "takes none of the environment's for a server on this machine: %s",
    url => {
      expect(resolveProxy(undefined, BOTH, url)).toBeUndefined()
    },
  )

  it.each([
    ['--proxy', () => resolveProxy('socks5://sesame@proxy:1', NONE, 'ws://bot.example')],
    ['--proxy', () => resolveProxy('no url sesame', NONE, 'ws://bot.example')],
    ['--proxy', () => resolveProxy('proxy:8080', NONE, 'ws://bot.example')],
    ['HTTP_PROXY', () => resolveProxy(undefined, {...NONE, http: 'ftp://sesame'}, 'ws://bot.example')],
    ['HTTPS_PROXY', () => resolveProxy(undefined, {...NONE, https: 'sesame'}, 'wss://bot.example')],
  ])('refuses what is no HTTP proxy, naming %s and quoting nothing', (source, run) => {
    const {code, message} = failureOf(run)
    expect({code, message}).toEqual({
      code: 'VALIDATION',
      message: `${source}: the proxy must be an http:// or https:// URL`,
    })
  })
})

describe('NO_PROXY', () => {
  it.each([
    ['*', 'ws://bot.example', true],
    ['bot.example', 'ws://bot.example', true],
    ['Bot.EXAMPLE', 'ws://bot.example', true],
    ['bot.example', 'ws://my.bot.example', true],
    ['bot.example', 'ws://mybot.example', false],
    ['bot.example', 'ws://bot.example.org', false],
    ['.bot.example', 'ws://my.bot.example', true],
    ['.bot.example', 'ws://bot.example', true],
    ['*.bot.example', 'ws://my.bot.example', true],
    ['*.bot.example', 'ws://mybot.example', false],
    ['bot.example:3001', 'ws://bot.example:3001', true],
    ['bot.example:3001', 'ws://bot.example:3002', false],
    ['bot.example:80', 'ws://bot.example', true],
    ['bot.example:443', 'wss://bot.example', true],
    ['bot.example:80', 'wss://bot.example', false],
    ['a.example,bot.example', 'ws://bot.example', true],
    [' a.example , bot.example ', 'ws://bot.example', true],
    ['a.example bot.example', 'ws://bot.example', true],
    ['192.168.1.2', 'ws://192.168.1.2:3001', true],
    ['192.168.1.2', 'ws://192.168.1.20:3001', false],
    ['2001:db8::5', 'ws://[2001:db8::5]:3001', true],
    ['[2001:db8::5]', 'ws://[2001:db8::5]:3001', true],
    ['[2001:db8::5]:3001', 'ws://[2001:db8::5]:3001', true],
    ['[2001:db8::5]:3002', 'ws://[2001:db8::5]:3001', false],
    ['2001:db8::', 'ws://[2001:db8::5]:3001', false],
    ['', 'ws://bot.example', false],
    [',', 'ws://bot.example', false],
    ['.', 'ws://bot.example', false],
    ['**', 'ws://bot.example', false],
  ])('%j exempts %s: %s', (none, url, exempt) => {
    expect(resolveProxy(undefined, {...BOTH, none}, url) === undefined).toBe(exempt)
  })
})
