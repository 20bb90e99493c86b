import {mkdtempSync, readdirSync, symlinkSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {expect, it} from 'vitest'
import {hasProgram} from './support/run.js'
import {withoutTool} from './support/surroundings.js'

it.each(['qq', 'qqctl'])('the tests see no %s but their own', name => {
  expect(hasProgram(name)).toBe(false)
  const folder = mkdtempSync(path.join(tmpdir(), 'qq-test-'))
  writeFileSync(path.join(folder, 'node'), 'as it is', {mode: 0o755})
  expect(withoutTool(folder, tmpdir())).toBe(folder)
  symlinkSync(process.execPath, path.join(folder, name))
  const other = withoutTool(folder, tmpdir())
  expect(other).not.toBe(folder)
  expect(readdirSync(other)).toEqual(['node'])
})
