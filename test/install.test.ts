import {mkdirSync, mkdtempSync, readdirSync, readFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {expect, it} from 'vitest'
import {Document} from './support/document.js'
import {ROOT, runProcess, shell, type Ran} from './support/run.js'
import {mockServer} from './support/server.js'

const install = new Document('install.md')
const [making = ''] = install.under('The package')
const [forAll = '', forOne = ''] = install.under('Install')
const [check = ''] = install.under('Check')
const [removeForAll = '', removeForOne = '', removeKept = ''] = install.under('Remove')
const {version} = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as {version: string}
const FILE = `qqctl-${version}.tgz`
/** The three folders, below a home. */
const OWN = ['.cache/qqctl', '.config/qqctl', '.local/state/qqctl']

/** Everything in a folder that is no folder, and what has our name. */
function traces(folder: string): string[] {
  return readdirSync(folder, {recursive: true, withFileTypes: true})
    .filter(entry => !entry.isDirectory() || /^qq/.test(entry.name))
    .map(entry => path.relative(folder, path.join(entry.parentPath, entry.name)))
}

it('no command of it is left untried', () => {
  expect(install.untried).toEqual([])
  expect(making).toContain(`npm pack `)
  expect(making).toContain(FILE)
})

it.each([
  ['for all', forAll, removeForAll, 'prefix'],
  ['without root', forOne, removeForOne, 'home/.local'],
])('is installed %s, runs, and leaves nothing behind', async (_, put, remove, prefix) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'qq-install-'))
  const home = path.join(folder, 'home')
  const own = path.join(folder, 'own')
  for (const name of [home, own, path.join(folder, 'prefix')]) mkdirSync(name)
  const npm = {npm_config_offline: 'true', npm_config_audit: 'false', npm_config_fund: 'false', npm_config_cache: own}
  const env = {HOME: home, npm_config_prefix: path.join(folder, 'prefix'), npm_config_update_notifier: 'false', ...npm}
  // what `npm pack` builds before is there already
  const pack = ['pack', '--ignore-scripts', '--silent', '--pack-destination', own]
  expect(await runProcess('npm', pack, {cwd: ROOT, env})).toMatchObject({code: 0, stdout: `${FILE}\n`})
  const before = traces(folder)

  expect(await shell(put, {env, cwd: own})).toMatchObject({code: 0})
  const tool = path.join(folder, prefix, 'bin', 'qq')
  const PATH = `${path.dirname(tool)}:${process.env['PATH'] ?? ''}`
  const run = async (script: string): Promise<Ran> =>
    runProcess('sh', ['-ec', script], {cwd: own, env: {...env, PATH, QQ_NO_CONFIG: ''}})
  expect((await run('command -v qq')).stdout).toBe(`${tool}\n`)
  expect((await run(check)).stdout).toMatch(new RegExp(`^qqctl/${version} `))

  // everything that it can leave
  const {url} = await mockServer()
  const used = await run(`
    qq profile add home --url ${url}
    qq profile use home
    qq msg send group:123456 hi --idempotency-key k
    for shell in bash zsh fish; do qq completion $shell --install; done`)
  expect(used.code, used.stderr).toBe(0)
  for (const name of OWN) expect(readdirSync(path.join(home, name)), name).not.toEqual([])

  expect(await run(remove)).toMatchObject({code: 0})
  expect(await run(removeKept)).toMatchObject({code: 0, stdout: '', stderr: ''})
  expect(traces(home)).toEqual([])
  expect(traces(path.join(folder, 'prefix'))).toEqual([])
  expect(traces(folder).filter(name => !name.startsWith('own'))).toEqual(before.filter(name => !name.startsWith('own')))
})
