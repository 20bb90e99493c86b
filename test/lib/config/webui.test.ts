import path from 'node:path'
import {describe, expect, it} from 'vitest'
import {readEnvironment} from '../../../src/lib/config/environment.js'
import {readWebuiUrl, resolveWebui, type WebuiSettings} from '../../../src/lib/config/webui.js'
import {resolveSettings} from '../../../src/lib/config/settings.js'
import {hintOf, wordsOf} from '../../support/words.js'
import {failureOf, temporaryFolder, writeFile, type Sources} from './fixture.js'

function inputOf({flags = {}, profile, env = {}, user}: Sources): Parameters<typeof resolveWebui> {
  const file = path.join(temporaryFolder(), 'user.json')
  if (user !== undefined) writeFile(file, user)
  return [
    {values: flags, profile},
    {...readEnvironment(env), configFiles: [{layer: 'user', path: file}]},
  ]
}

const webuiOf = (sources: Sources): WebuiSettings => resolveWebui(...inputOf(sources))

/** The token and where it comes from. */
const tokenOf = (sources: Sources): unknown => webuiOf(sources).token?.value.text

const HOME = {url: 'ws://127.0.0.1:1', webui: 'http://127.0.0.1:7001', webui_token: 'of home'}

describe('the WebUI', () => {
  it('is that of the strongest source, and by default on this machine', () => {
    const user = {webui: 'http://127.0.0.1:7003'}
    const env = {QQ_WEBUI: 'http://127.0.0.1:7002'}
    expect(webuiOf({}).url).toEqual({value: 'http://127.0.0.1:6099', source: {kind: 'config.default'}})
    expect(webuiOf({user}).url.value).toBe('http://127.0.0.1:7003')
    expect(webuiOf({user, env}).url).toEqual({value: 'http://127.0.0.1:7002', source: 'QQ_WEBUI'})
    const flags = {webui: 'http://127.0.0.1:7001'}
    expect(webuiOf({user, env, flags}).url).toEqual({value: 'http://127.0.0.1:7001', source: '--webui'})
  })

  it('is never on this machine by default where the server is on another', () => {
    const error = failureOf(() => webuiOf({env: {QQ_URL: 'wss://bot.example.org'}}))
    expect([error.exit, error.message]).toEqual([2, expect.stringContaining('QQ_URL is on another machine')])
    const env = {QQ_URL: 'wss://bot.example.org', QQ_WEBUI: 'https://bot.example.org:6099'}
    expect(webuiOf({env}).url.value).toBe('https://bot.example.org:6099')
  })

  it('is that of the profile with -p, whatever the environment says', () => {
    const env = {QQ_WEBUI: 'http://127.0.0.1:9', QQ_WEBUI_TOKEN: 'of another'}
    const user = {profiles: {home: HOME, bare: {url: 'ws://127.0.0.1:1'}, none: {timeout: '1m'}}}
    expect([webuiOf({user, env, profile: 'home'}).url.value, tokenOf({user, env, profile: 'home'})]).toEqual([
      'http://127.0.0.1:7001',
      'of home',
    ])
    expect([webuiOf({user, env, profile: 'bare'}).url.value, tokenOf({user, env, profile: 'bare'})]).toEqual([
      'http://127.0.0.1:6099',
      undefined,
    ])
    expect(tokenOf({user, env, profile: 'none'})).toBe('of another')
    expect(webuiOf({user: {...user, current: 'home'}, env}).url.source).toBe('QQ_WEBUI')
  })
})

describe('its token', () => {
  it('counts only from the same source as the URL, or a stronger one', () => {
    const user = {current: 'home', profiles: {home: HOME}}
    const withheld = webuiOf({user, env: {QQ_WEBUI: 'http://127.0.0.1:9'}})
    expect(withheld.token).toBeUndefined()
    expect(withheld.warnings.map(wordsOf)).toEqual([
      expect.stringMatching(/^the token from profile home \(.*\) is not used: the URL comes from QQ_WEBUI/),
    ])
    expect(tokenOf({user, env: {QQ_WEBUI_TOKEN: 'stronger'}})).toBe('stronger')
    expect(tokenOf({user, env: {QQ_WEBUI: 'http://127.0.0.1:9/webui?token=inside'}})).toBe('inside')
    const flags = {webui_token_file: '/run/token'}
    expect(webuiOf({user, flags}).token).toEqual({
      value: {kind: 'token_file', text: '/run/token'},
      source: '--webui-token-file',
    })
  })

  it('is not that of the server', () => {
    expect(tokenOf({env: {QQ_TOKEN: 'of the server'}})).toBeUndefined()
    expect(resolveSettings(...inputOf({env: {QQ_WEBUI_TOKEN: 'of the WebUI'}})).token).toBeUndefined()
  })

  it('is warned about in clear text to another machine', () => {
    const exposed = (webui: string, cleartext?: string): string | undefined =>
      webuiOf({user: {current: 'a', profiles: {a: {webui, ...(cleartext && {cleartext})}}}}).exposed?.kind
    expect(exposed('http://192.168.1.2:6099')).toBe('config.webuiClearText')
    expect(exposed('http://192.168.1.2:6099', 'ok')).toBeUndefined()
    expect(exposed('http://bot.example.org', 'ok')).toBe('config.webuiClearText')
    expect(exposed('https://bot.example.org')).toBeUndefined()
    expect(exposed('http://localhost:6099')).toBeUndefined()
  })
})

it.each([
  ['http://127.0.0.1:6099', 'http://127.0.0.1:6099', undefined],
  ['http://127.0.0.1:6099/webui?token=a%2Bb', 'http://127.0.0.1:6099', 'a+b'],
  ['https://Example.org/napcat/webui/', 'https://example.org/napcat', undefined],
  ['https://example.org/napcat/', 'https://example.org/napcat', undefined],
  ['http://[::1]:6099/webui/web_login', 'http://[::1]:6099', undefined],
])('reads %s', (text, url, token) => expect(readWebuiUrl(text)).toEqual({url, token}))

it.each([
  ['127.0.0.1:6099', 'write http://127.0.0.1:6099, with'],
  ['localhost', 'write http://localhost, with'],
  ['ws://127.0.0.1:6099', undefined],
  ['http://user:secret@host', 'NapCat accepts only a token'],
])('refuses %s', (text, hint) => {
  const error = failureOf(() => readWebuiUrl(text))
  expect(error.code).toBe('VALIDATION')
  expect(JSON.stringify(error.what)).not.toContain('secret')
  if (hint === undefined) expect(hintOf(error)).toBeUndefined()
  else expect(hintOf(error)).toContain(hint)
})

it('goes to the commands that are run for the user, with the token that counts for it', () => {
  const user = {current: 'home', profiles: {home: HOME}}
  const values = (sources: Sources): unknown => resolveSettings(...inputOf(sources)).webui
  expect(values({user})).toEqual({webui: HOME.webui, webui_token: 'of home'})
  expect(values({user, env: {QQ_WEBUI: 'http://127.0.0.1:9'}})).toEqual({webui: 'http://127.0.0.1:9'})
  expect(values({})).toEqual({})
})
