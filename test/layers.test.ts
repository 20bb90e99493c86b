import {cpSync, mkdirSync, mkdtempSync, symlinkSync, writeFileSync} from 'node:fs'
import {execFileSync} from 'node:child_process'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {expect, it} from 'vitest'
import {ROOT} from './support/run.js'

/** Runs the lint rules of the layers over a small program; the names of the rules that refuse it. */
function refusals(files: Readonly<Record<string, string>>): string[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'qq-layers-'))
  for (const name of ['.dependency-cruiser.cjs', 'tsconfig.json', 'package.json'])
    cpSync(path.join(ROOT, name), path.join(folder, name))
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'))
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, 'src', name)
    mkdirSync(path.dirname(file), {recursive: true})
    writeFileSync(file, text)
  }
  const cruise = path.join(ROOT, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs')
  const config = ['--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'src']
  const json = execFileSync(process.execPath, [cruise, ...config], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1e8,
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const {summary} = JSON.parse(json) as {summary: {violations: {rule: {name: string}}[]}}
  return [...new Set(summary.violations.map(violation => violation.rule.name))]
}

const VALUE = 'export const value = 1\n'

it.each([
  ['upwards', {'lib/protocol/a.ts': "export * from '../output/b.js'", 'lib/output/b.ts': VALUE}, 'floors: protocol'],
  ['sideways', {'lib/output/a.ts': "export * from '../config/b.js'", 'lib/config/b.ts': VALUE}, 'floors: output'],
  [
    'upwards, of a type alone',
    {'lib/client/a.ts': "export type {B} from '../run/b.js'", 'lib/run/b.ts': 'export type B = 1'},
    'floors: client',
  ],
  [
    'upwards, at run time',
    {'lib/mock/a.ts': "export const load = async () => import('../run/b.js')", 'lib/run/b.ts': VALUE},
    'floors: mock',
  ],
  ['another command', {'commands/a.ts': "export * from './b.js'", 'commands/b.ts': VALUE}, 'commands stand alone'],
  ['node from a pure layer', {'lib/message/a.ts': "export {readFileSync} from 'node:fs'"}, 'pure'],
  [
    'oclif below the commands',
    {'lib/config/a.ts': "export {Command} from '@oclif/core/command'"},
    'package: @oclif/core',
  ],
  ['ws outside the client', {'lib/output/a.ts': "export {WebSocket} from 'ws'"}, 'package: ws'],
  [
    'in a circle',
    {'lib/output/a.ts': "export * from './b.js'", 'lib/output/b.ts': "export * from './a.js'"},
    'no cycles',
  ],
  ['a package that is nobody’s dependency', {'lib/output/a.ts': "export * from 'semver'"}, 'known packages only'],
])('refuses an import %s', (_what, files, rule) => {
  expect(refusals(files)).toContain(rule)
})

it('accepts imports that go down', () => {
  const files = {
    'commands/a.ts': "export * from '../lib/run/b.js'",
    'lib/run/b.ts': "export * from '../output/c.js'",
    'lib/output/c.ts': "export * from '../protocol/d.js'",
    'lib/protocol/d.ts': VALUE,
  }
  expect(refusals(files)).toEqual([])
})
