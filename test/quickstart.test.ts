import {chmodSync, cpSync, mkdirSync, mkdtempSync, writeFileSync} from 'node:fs'
import {once} from 'node:events'
import {connect} from 'node:net'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {expect, it} from 'vitest'
import {readDrawnCode} from './support/qr-code.js'
import {ROOT, runProcess, shell} from './support/run.js'
import {programOnTerminal} from './support/terminal.js'

const QUICKSTART = path.join(ROOT, 'scripts', 'quickstart.mjs')

/** Whether something listens there. */
async function answers(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1')
  try {
    await once(socket, 'connect')
    return true
  } catch {
    return false
  } finally {
    socket.destroy()
  }
}

it('the quick start comes to its end on a terminal, and draws a QR code that can be scanned', async () => {
  const terminal = programOnTerminal(process.execPath, [QUICKSTART], ROOT, {})
  expect(await terminal.ended, terminal.screen).toBe(0)
  const [, login = ''] = terminal.screen.split('-- ./bin/qq login')
  expect(await readDrawnCode(login)).toMatch(/^https:\/\/txz\.qq\.com\//)
  expect(login).toContain('"online"')
})

it('the quick start leaves no mock behind for whoever reads its beginning alone', async () => {
  const {stdout} = await shell(`'${process.execPath}' '${QUICKSTART}' | sed '/"\\{0,1\\}ws:/q'`)
  const port = Number(/ws:\/\/127\.0\.0\.1:(\d+)/.exec(stdout)?.[1])
  expect(port, stdout).toBeGreaterThan(0)
  await expect.poll(async () => answers(port)).toBe(false)
})

/** A clone in which npm takes its time, and then ends with this code. */
function slowClone(code: number): {setup: string; env: {PATH: string}} {
  const clone = mkdtempSync(path.join(tmpdir(), 'qq-clone-'))
  for (const name of ['scripts', 'build']) cpSync(path.join(ROOT, name), path.join(clone, name), {recursive: true})
  writeFileSync(path.join(clone, 'package-lock.json'), '{}')
  const npm = path.join(clone, 'npm')
  mkdirSync(path.join(clone, 'node_modules'))
  writeFileSync(
    npm,
    `#!/bin/sh\necho "what npm says of $1"\n[ "$1" = run ] && exit 0\nsleep 5.5\n>node_modules/.package-lock.json\nexit ${code}\n`,
  )
  chmodSync(npm, 0o755)
  return {
    setup: path.join(clone, 'scripts', 'setup.mjs'),
    env: {PATH: [clone, process.env['PATH']].join(path.delimiter)},
  }
}

it('the set-up says what it does and how long it has taken', async () => {
  const {setup, env} = slowClone(0)
  expect(await runProcess(process.execPath, [setup], {env})).toMatchObject({
    code: 0,
    stdout: 'installing …\ninstalling … 5 s\nbuilding …\n',
    stderr: '',
  })
})

it('the set-up shows what npm says, and ends with its code, where npm fails', async () => {
  const {setup, env} = slowClone(3)
  const ran = await runProcess(process.execPath, [setup], {env})
  expect([ran.code, ran.stderr]).toEqual([3, 'what npm says of ci\n'])
})
