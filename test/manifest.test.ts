import {readdirSync, readFileSync} from 'node:fs'
import path from 'node:path'
import {Config} from '@oclif/core/config'
import {type Arg, type Flag} from '@oclif/core/interfaces'
import {beforeAll, describe, expect, it} from 'vitest'
import {oldName, oldNames} from '../src/lib/protocol/about/old-names.js'
import {actionNames, factsOf} from '../src/lib/protocol/actions.js'
import {ROOT} from './support/run.js'

interface Entry {
  readonly id: string
  readonly action?: string
  readonly summary?: string
  readonly description?: string
  readonly examples?: readonly string[]
  readonly args: Readonly<
    Record<string, {readonly required?: boolean; readonly multiple?: boolean; readonly description?: string}>
  >
  readonly flags: Readonly<
    Record<
      string,
      {
        readonly type: string
        readonly multiple?: boolean
        readonly allowNo?: boolean
        readonly char?: string
        readonly default?: unknown
        readonly summary?: string
      }
    >
  >
}

const {commands} = JSON.parse(readFileSync(path.join(ROOT, 'oclif.manifest.json'), 'utf8')) as {
  commands: Record<string, Entry>
}
const entries = Object.entries(commands).map(([id, entry]) => ({...entry, id}))

/** Commands that print no result of their own. */
const WITHOUT_OUTPUT = ['__complete', 'completion', 'mock:exec']
/** Commands that need no server. */
const OFFLINE = [
  ...['__complete', 'action:get', 'action:list', 'completion', 'cq:decode', 'cq:encode', 'event:list'],
  ...['mock', 'mock:exec'],
  ...['config:edit', 'config:get', 'config:list', 'config:path', 'config:set', 'config:unset'],
  'doctor',
  ...['alias:list', 'alias:remove', 'alias:set'],
  ...['profile:current', 'profile:list', 'profile:remove', 'profile:use'],
]
/** Commands that speak to the WebUI of NapCat. */
const OF_WEBUI = ['login', 'login:status', 'mock:order']
/** Commands that reach a server which is in no profile yet. */
const FOR_NEW_SERVERS = ['init', 'profile:add']

it('shows each command in one line, so that a changed name or flag is a visible change', () => {
  const shared = new Set(Object.keys(commands['group:list']?.flags ?? {}))
  const lines = entries.map(({id, action, args, flags}) => {
    const words = Object.entries(args).map(
      ([name, arg]) =>
        `${arg.required ? `<${name}` : `[${name}`}${arg.multiple ? '...' : ''}${arg.required ? '>' : ']'}`,
    )
    const own = Object.entries(flags)
      .filter(([name]) => !shared.has(name) || name === 'fresh' || (id === 'face:add' && name === 'size'))
      .map(
        ([name, flag]) =>
          `--${flag.allowNo ? '[no-]' : ''}${name}${flag.type === 'option' ? '=' : ''}${flag.multiple ? '...' : ''}`,
      )
    return [id.replaceAll(':', ' '), ...words, ...own.sort(), ...(action === undefined ? [] : [`(${action})`])].join(
      ' ',
    )
  })
  expect(lines.join('\n')).toMatchSnapshot()
})

it('has the shared flags in every command: oclif loses what a class in between does not repeat', () => {
  for (const {id, flags} of entries) {
    const names = Object.keys(flags)
    expect(names, id).toEqual(expect.arrayContaining(['quiet', 'debug', 'color']))
    if (!WITHOUT_OUTPUT.includes(id))
      expect(names, id).toEqual(expect.arrayContaining(['output', 'json', 'fields', 'filter', 'jq']))
    if (FOR_NEW_SERVERS.includes(id))
      expect(names, id).toEqual(expect.arrayContaining(['url', 'token-file', 'proxy', 'ca']))
    else if (OF_WEBUI.includes(id))
      expect(names, id).toEqual(expect.arrayContaining(['webui', 'webui-token-file', 'profile', 'ca', 'insecure']))
    else if (!OFFLINE.includes(id))
      expect(names, id).toEqual(expect.arrayContaining(['url', 'token-file', 'profile', 'proxy', 'ca']))
  }
})

it('has no default of the machine that built it', () => {
  const defaults = entries.flatMap(({id, flags}) =>
    Object.entries(flags).flatMap(([name, flag]) => (flag.default === undefined ? [] : [`${id} --${name}`])),
  )
  expect(defaults).toEqual([])
})

it('tells every command what it is for, with an example', () => {
  for (const {id, summary = '', examples = [], args, flags} of entries) {
    expect(summary, id).toMatch(/^[A-Z].{5,58}[^.]$/u)
    expect(examples.length, id).toBeGreaterThan(0)
    for (const [name, arg] of Object.entries(args)) expect(arg.description, `${id} ${name}`).toBeTruthy()
    for (const [name, flag] of Object.entries(flags)) expect(flag.summary, `${id} --${name}`).toBeTruthy()
  }
})

/** Reached by `qq call` alone: they do nothing that anybody needs. */
const WITHOUT_COMMAND = ['test_auto_register_01', 'test_auto_register_02', 'unknown']

it('does each action with exactly one command', () => {
  const done = entries.flatMap(({action}) => action ?? [])
  const wanted = actionNames().filter(action => !WITHOUT_COMMAND.includes(action))
  expect({
    missing: wanted.filter(action => !done.includes(action)),
    unknown: done.filter(action => !wanted.some(name => name === action)),
    twice: done.filter((action, index) => done.indexOf(action) !== index),
  }).toEqual({missing: [], unknown: [], twice: []})
})

/** What asks although no one action stands behind it. */
const ALSO_ASKING = ['batch', 'call', 'init', 'profile:remove', 'server:restart', 'server:stop']

it('asks before each destructive action, for a word before the severe ones, and before nothing else', () => {
  const wrong = entries.flatMap(({id, action, flags}) => {
    const facts = action === undefined ? undefined : factsOf(action)
    const asks = ['yes', 'confirm'].filter(name => name in flags).join()
    const wanted = facts?.destructive ? (facts.confirm === undefined ? 'yes' : 'confirm') : ''
    return asks === wanted || ALSO_ASKING.includes(id) ? [] : [`${id}: asks for "${asks}", not "${wanted}"`]
  })
  expect(wrong).toEqual([])
})

it('has the commands that it sends people to', () => {
  const texts = [
    ...oldNames().flatMap(name => [oldName(name)?.instead ?? '', oldName(name)?.note ?? '']),
    ...actionNames().map(action => factsOf(action)?.notes ?? ''),
    ...entries.flatMap(({description = '', args, flags}) => [
      description,
      ...[...Object.values(args)].map(arg => arg.description ?? ''),
      ...[...Object.values(flags)].map(flag => flag.summary ?? ''),
    ]),
  ]
  const named = texts.flatMap(text =>
    [...text.matchAll(/`qq ((?:[a-z][a-z-]*(?: |(?=`)))+)/g)].map(([, words = '']) => words),
  )
  const ids = new Set(entries.map(({id}) => id.replaceAll(':', ' ')))
  const known = (words: string): boolean => {
    const parts = words.trim().split(' ')
    return parts.some((_word, index) => ids.has(parts.slice(0, index + 1).join(' ')))
  }
  expect([...new Set(named.filter(words => !known(words)))]).toEqual([])
})

describe('the definitions of the commands', () => {
  let classes: {id: string; args: Record<string, Arg<unknown>>; flags: Record<string, Flag<unknown>>}[]

  beforeAll(async () => {
    const config = await Config.load({root: ROOT, userPlugins: false, devPlugins: false})
    classes = await Promise.all(
      entries.map(async ({id}) => {
        const {args, flags, baseFlags} = await config.findCommand(id, {must: true}).load()
        return {id, args, flags: {...baseFlags, ...flags}}
      }),
    )
  })

  it('never let oclif fill an argument from stdin', () => {
    for (const {id, args} of classes) {
      for (const [name, arg] of Object.entries(args)) expect(arg.ignoreStdin, `${id} ${name}`).toBe(true)
    }
  })

  it('never let a repeatable flag swallow the words behind it', () => {
    for (const {id, flags} of classes) {
      for (const [name, flag] of Object.entries(flags)) {
        if (flag.type === 'option' && flag.multiple) expect(flag.multipleNonGreedy, `${id} --${name}`).toBe(true)
        if (flag.type === 'option') expect(flag.allowStdin, `${id} --${name}`).toBeUndefined()
      }
    }
  })
})

it("has no runner but the shipped one: oclif's development runner takes stale files where there is a manifest", () => {
  expect(readdirSync(path.join(ROOT, 'bin'))).toEqual(['qq'])
})
