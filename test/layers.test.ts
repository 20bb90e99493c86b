import {execFileSync} from 'node:child_process'
import {cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {beforeAll, expect, it} from 'vitest'
import {ROOT} from './support/run.js'

const CONFIG = ['.dependency-cruiser.cjs', 'rooms.cjs', 'tsconfig.json', 'package.json']
const {floors, features} = createRequire(__filename)(path.join(ROOT, 'rooms.cjs')) as {
  floors: readonly (readonly string[])[]
  features: Readonly<Record<string, readonly string[]>>
}

interface Violation {
  readonly from: string
  readonly rule: {readonly name: string}
}

/** Runs the lint rules of the layers over a program. */
function cruise(files: Readonly<Record<string, string>>): Violation[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'qq-layers-'))
  for (const name of CONFIG) cpSync(path.join(ROOT, name), path.join(folder, name))
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'))
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, 'src', name)
    mkdirSync(path.dirname(file), {recursive: true})
    writeFileSync(file, text)
  }
  const program = path.join(ROOT, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs')
  const args = ['--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'src']
  const json = execFileSync(process.execPath, [program, ...args], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1e8,
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  return (JSON.parse(json) as {summary: {violations: Violation[]}}).summary.violations
}

/** Each with each, both ways. */
const pairs = (names: readonly string[]): (readonly [string, string])[] =>
  names.flatMap(from => names.filter(to => to !== from).map(to => [from, to] as const))

const rooms = floors.flat()
const levelOf = (room: string): number => floors.findIndex(floor => floor.includes(room))
const VALUE = 'export const value = 1\n'

/** What else is refused, each a file of its own. */
const REFUSED = [
  [
    'an import upwards, of a type alone',
    'lib/client/type.ts',
    "export type {B} from '../run/value.js'",
    'floors: client',
  ],
  [
    'an import upwards, at run time',
    'lib/mock/late.ts',
    "export const load = () => import('../run/value.js')",
    'floors: mock',
  ],
  [
    'an import of a command by a room',
    'lib/features/command.ts',
    "export * from '../../commands/b.js'",
    'floors: features',
  ],
  ['an import of the whole by a room', 'lib/run/cli.ts', "export * from '../../cli.js'", 'floors: run'],
  ['an import of another command', 'commands/a.ts', "export * from './b.js'", 'commands stand alone'],
  ['node in a pure room', 'lib/message/fs.ts', "export {readFileSync} from 'node:fs'", 'pure'],
  [
    'oclif below the commands',
    'lib/config/a.ts',
    "export {Command} from '@oclif/core/command'",
    'package: @oclif/core',
  ],
  ['ws outside the client', 'lib/output/a.ts', "export {WebSocket} from 'ws'", 'package: ws'],
  ['a circle', 'lib/output/b.ts', "export * from './circle.js'", 'no cycles'],
  ["a package that is nobody's dependency", 'lib/output/c.ts', "export * from 'semver'", 'known packages only'],
] as const

/** One program with everything: a start of the linter costs more than all of its files. */
const PROGRAM: Record<string, string> = {
  'cli.ts': VALUE,
  'commands/b.ts': VALUE,
  'commands/down.ts': "export * from '../lib/run/value.js'",
  'lib/output/circle.ts': "export * from './b.js'",
  ...Object.fromEntries(rooms.map(room => [`lib/${room}/value.ts`, VALUE])),
  ...Object.fromEntries(
    pairs(rooms).map(([from, to]) => [`lib/${from}/to-${to}.ts`, `export * from '../${to}/value.js'`]),
  ),
  ...Object.fromEntries(Object.keys(features).map(name => [`lib/features/${name}/value.ts`, VALUE])),
  ...Object.fromEntries(
    pairs(Object.keys(features)).map(([from, to]) => [
      `lib/features/${from}/to-${to}.ts`,
      `export * from '../${to}/value.js'`,
    ]),
  ),
  ...Object.fromEntries(REFUSED.map(([, file, text]) => [file, text])),
}

let violations: Violation[]

beforeAll(() => {
  violations = cruise(PROGRAM)
})

/** The rules that refuse a file. */
const rulesAgainst = (file: string): string[] =>
  violations.filter(({from}) => from === `src/${file}`).map(({rule}) => rule.name)

it('knows the rooms that there are, in the order of the documentation', () => {
  expect(rooms.toSorted()).toEqual(readdirSync(path.join(ROOT, 'src', 'lib')).toSorted())
  expect(Object.keys(features).toSorted()).toEqual(readdirSync(path.join(ROOT, 'src', 'lib', 'features')).toSorted())
  const [, picture = ''] =
    /## The rooms\n+```\n([^]*?)```/.exec(readFileSync(path.join(ROOT, 'docs/architecture.md'), 'utf8')) ?? []
  const drawn = [...picture.matchAll(/\blib\/(\w+)/g)].map(([, room = '']) => room)
  expect(drawn.toSorted()).toEqual(rooms.toSorted())
  expect(drawn.map(levelOf)).toEqual(drawn.map(levelOf).toSorted((a, b) => b - a))
})

it.each(rooms)('lets lib/%s import from below and from nowhere else', room => {
  const others = rooms.filter(other => other !== room)
  const refused = others.filter(other => rulesAgainst(`lib/${room}/to-${other}.ts`).includes(`floors: ${room}`))
  // the ground floor's rooms are one
  const isBelow = (other: string): boolean => levelOf(other) < levelOf(room) || levelOf(other) + levelOf(room) === 0
  expect(refused).toEqual(others.filter(other => !isBelow(other)))
  for (const other of others.filter(isBelow)) expect(rulesAgainst(`lib/${room}/to-${other}.ts`), other).toEqual([])
})

it.each(Object.entries(features))('lets lib/features/%s import of other features %j alone', (feature, below) => {
  const others = Object.keys(features).filter(other => other !== feature)
  const accepted = others.filter(other => rulesAgainst(`lib/features/${feature}/to-${other}.ts`).length === 0)
  expect(accepted.toSorted()).toEqual(below.toSorted())
})

it.each(REFUSED)('refuses %s', (_what, file, _text, rule) => {
  expect(rulesAgainst(file)).toContain(rule)
})

it('accepts a command that imports what is below', () => {
  expect(rulesAgainst('commands/down.ts')).toEqual([])
})
