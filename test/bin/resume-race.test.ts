import path from 'node:path'
import {expect, it} from 'vitest'
import {ROOT, runProcess} from '../support/run.js'

it('sends no line twice, whoever else is after the journal, in 30 rounds', {timeout: 600_000}, async () => {
  const {code, stdout, stderr} = await runProcess(
    process.execPath,
    [path.join(ROOT, 'scripts', 'stress.mjs'), '30'],
    {},
  )
  expect(stderr).toBe('')
  expect(stdout).toMatch(/^30 rounds, .*: 0 rounds went wrong\n$/)
  expect(code).toBe(0)
})
