import {userInfo} from 'node:os'
import path from 'node:path'
import {describe, expect, it} from 'vitest'
import {
  isolatedEnvironment,
  readEnvironment,
  SETTING_NAMES,
  shellFolders,
  variableOf,
} from '../../../src/lib/config/environment.js'

describe('readEnvironment', () => {
  it('reads a variable for each setting', () => {
    const env = Object.fromEntries(SETTING_NAMES.map(name => [variableOf(name), `value of ${name}`]))
    expect(Object.keys(env).sort()).toEqual([
      'QQ_CONNECT_TIMEOUT',
      'QQ_LANG',
      'QQ_OUTPUT',
      'QQ_TIMEOUT',
      'QQ_TOKEN',
      'QQ_TOKEN_COMMAND',
      'QQ_TOKEN_FILE',
      'QQ_URL',
      'QQ_WEBUI',
      'QQ_WEBUI_TOKEN',
      'QQ_WEBUI_TOKEN_COMMAND',
      'QQ_WEBUI_TOKEN_FILE',
    ])
    const expected = Object.fromEntries(SETTING_NAMES.map(name => [name, `value of ${name}`]))
    expect(readEnvironment(env).settings).toEqual(expected)
  })

  it('takes an empty variable for one that is not set', () => {
    const empty = {
      QQ_URL: '',
      QQ_TOKEN: '',
      QQ_PROFILE: '',
      QQ_NO_CONFIG: '',
      XDG_CONFIG_HOME: '',
      HTTPS_PROXY: '',
      NO_PROXY: '',
    }
    expect(readEnvironment(empty)).toEqual(readEnvironment({}))
    expect(readEnvironment({}).settings).toEqual({})
  })

  it('reads the profile', () => {
    expect(readEnvironment({QQ_PROFILE: 'prod'}).profile).toBe('prod')
    expect(readEnvironment({}).profile).toBeUndefined()
  })

  it('knows where state is kept', () => {
    expect(readEnvironment({XDG_STATE_HOME: '/x'}).stateFolder).toBe(path.join('/x', 'qqctl'))
    expect(readEnvironment({HOME: '/h'}).stateFolder).toBe(path.join('/h', '.local', 'state', 'qqctl'))
  })

  it('finds the user file before the system file', () => {
    expect(readEnvironment({XDG_CONFIG_HOME: '/x'}).configFiles).toEqual([
      {layer: 'user', path: path.join('/x', 'qqctl', 'config.json')},
      {layer: 'system', path: '/etc/qqctl/config.json'},
    ])
  })

  it.skipIf(process.platform === 'win32')('finds the user file in ~/.config without XDG_CONFIG_HOME', () => {
    expect(readEnvironment({HOME: '/h', APPDATA: '/y'}).configFiles[0]?.path).toBe(
      path.join('/h', '.config', 'qqctl', 'config.json'),
    )
  })

  it.skipIf(process.platform === 'win32').each(['', '.', './x', 'x', '~'])('ignores %j for a folder', relative => {
    const folders = (env: Record<string, string>) => {
      const {stateFolder, configFiles} = readEnvironment(env)
      return {stateFolder, configFiles, ...shellFolders(env)}
    }
    const names = ['XDG_CONFIG_HOME', 'XDG_STATE_HOME', 'XDG_DATA_HOME']
    const xdg = Object.fromEntries(names.map(name => [name, relative]))
    expect(folders({HOME: '/h', ...xdg})).toEqual(folders({HOME: '/h'}))
    expect(folders({HOME: relative, ...xdg})).toEqual(folders({HOME: userInfo().homedir}))
    expect(folders({HOME: relative, XDG_STATE_HOME: '/s'}).stateFolder).toBe(path.join('/s', 'qqctl'))
  })

  it('knows one file alone inside of `mock exec --profile`', () => {
    const inside = {HOME: '/h', QQ_MOCK_CONFIG: '/tmp/x/config.json'}
    expect(readEnvironment(inside).configFiles).toEqual([{layer: 'user', path: '/tmp/x/config.json'}])
    expect(readEnvironment({...inside, QQ_NO_CONFIG: '1'}).configFiles).toEqual([])
  })

  it('finds no files when QQ_NO_CONFIG is set', () => {
    expect(readEnvironment({QQ_NO_CONFIG: '1', XDG_CONFIG_HOME: '/x'}).configFiles).toEqual([])
  })

  it('hands over what decides about colour as it is, empty or not', () => {
    const color = {NO_COLOR: '', FORCE_COLOR: '1', CLICOLOR_FORCE: '0', CLICOLOR: '0', TERM: 'dumb'}
    expect(readEnvironment({...color, OTHER: 'x'}).color).toEqual(color)
  })

  it('reads proxies, lower case first', () => {
    const upper = {HTTP_PROXY: 'http://a', HTTPS_PROXY: 'http://b', NO_PROXY: 'c'}
    expect(readEnvironment(upper).proxy).toEqual({http: 'http://a', https: 'http://b', none: 'c'})
    const lower = {http_proxy: 'http://d', https_proxy: 'http://e', no_proxy: 'f'}
    expect(readEnvironment({...upper, ...lower}).proxy).toEqual({http: 'http://d', https: 'http://e', none: 'f'})
  })

  it('leaves out HTTP_PROXY where a web server may have set it from a request', () => {
    const env = {HTTP_PROXY: 'http://evil', REQUEST_METHOD: 'GET'}
    expect(readEnvironment(env).proxy.http).toBeUndefined()
    expect(readEnvironment({...env, http_proxy: 'http://a'}).proxy.http).toBe('http://a')
  })
})

describe('isolatedEnvironment', () => {
  it('keeps everything but what the caller configured, and adds its own', () => {
    const caller = {HOME: '/h', PATH: '/usr/bin', QQ_URL: 'ws://a', QQ_TOKEN: 'sesame', QQ_PROFILE: 'prod'}
    expect(isolatedEnvironment({variables: {QQ_URL: 'ws://mock'}}, '/tool', caller)).toEqual({
      HOME: '/h',
      PATH: `/tool${path.delimiter}/usr/bin`,
      QQ_NO_CONFIG: '1',
      QQ_URL: 'ws://mock',
    })
  })

  it("shows the file that is to be read in place of the caller's", () => {
    const caller = {QQ_NO_CONFIG: '1', QQ_MOCK_CONFIG: '/outer', XDG_CONFIG_HOME: '/c'}
    expect(isolatedEnvironment({variables: {}, configFile: '/inner'}, '/tool', caller)).toEqual({
      XDG_CONFIG_HOME: '/c',
      PATH: '/tool',
      QQ_MOCK_CONFIG: '/inner',
    })
  })

  it('shows folders of its own in which it may configure itself', () => {
    const caller = {QQ_NO_CONFIG: '1', QQ_URL: 'ws://a', XDG_CONFIG_HOME: '/c', PATH: '/usr/bin'}
    expect(isolatedEnvironment({variables: {QQ_WEBUI: 'http://a'}, folders: '/own'}, '/tool', caller)).toEqual({
      PATH: `/tool${path.delimiter}/usr/bin`,
      QQ_WEBUI: 'http://a',
      XDG_CONFIG_HOME: path.join('/own', 'config'),
      XDG_STATE_HOME: path.join('/own', 'state'),
      XDG_CACHE_HOME: path.join('/own', 'cache'),
      XDG_DATA_HOME: path.join('/own', 'data'),
    })
  })

  it('needs no PATH', () => {
    expect(isolatedEnvironment({variables: {}}, '/tool', {}).PATH).toBe('/tool')
  })
})
