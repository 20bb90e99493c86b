import {mkdtempSync, readdirSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {expect, it} from 'vitest'
import {runProcess, toolFolder} from './support/run.js'

const FOLDER = path.join(__dirname, 'scripts')
const scripts = readdirSync(FOLDER).filter(name => name.endsWith('.sh'))

/** What a script exits with that cannot run here, after it has said why. */
const SKIPPED = 77

it.for(scripts)('the shell script %s finds all as it should be', async (name, {skip}) => {
  const home = mkdtempSync(path.join(tmpdir(), 'qq-script-'))
  const {code, stdout, stderr} = await runProcess(path.join(FOLDER, name), [], {
    cwd: home,
    env: {HOME: home, QQ_NO_CONFIG: '', PATH: [toolFolder(), process.env['PATH'] ?? ''].join(path.delimiter)},
  })
  if (code === SKIPPED) skip(stderr.trim())
  expect(code, `${stdout}${stderr}`).toBe(0)
})
