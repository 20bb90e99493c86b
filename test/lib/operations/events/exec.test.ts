import {readFileSync} from 'node:fs'
import {expect, it, onTestFinished} from 'vitest'
import {EventFrame} from '../../../../src/lib/client/event-frame.js'
import {Interrupt} from '../../../../src/lib/errors/interrupt.js'
import {runOnEvent, type ExecOptions} from '../../../../src/lib/operations/events/exec.js'
import {temporaryFile} from '../../../support/files.js'
import {hasProgram} from '../../../support/run.js'

const FRAME = EventFrame.parsed(Buffer.from('{}'), {post_type: 'notice', self_id: 1})
const environment = {PATH: process.env['PATH']}

/** Runs a command; the lines that it wrote. */
async function linesOf(command: string, options: Omit<ExecOptions, 'environment' | 'onLine'> = {}): Promise<string[]> {
  const lines: string[] = []
  const onLine = async (line: Buffer): Promise<void> => Promise.resolve(void lines.push(line.toString('latin1')))
  await runOnEvent(command, FRAME, {environment, onLine, ...options})
  return lines
}

it('gives the lines of a command as bytes, and leaves out those that are blank', async () => {
  const long = 'x'.repeat(200_000)
  expect(
    await linesOf(`printf 'a\\n\\n \\r\\n\\304\\343\\n'; head -c 200000 /dev/zero | tr '\\0' x; printf '\\nend'`),
  ).toEqual(['a', '\xC4\xE3', long, 'end'])
})

it('reads on behind a line that was wrong, and fails with it', async () => {
  const lines: string[] = []
  const onLine = async (line: Buffer): Promise<void> => {
    lines.push(line.toString())
    return lines.length === 1 ? Promise.reject(new Error('the first')) : Promise.resolve()
  }
  await expect(runOnEvent('echo a; echo b', FRAME, {environment, onLine})).rejects.toThrow('the first')
  expect(lines).toEqual(['a', 'b'])
})

it.skipIf(!hasProgram('setsid')).each([
  ['', 'exit 0'],
  ['and takes no event', 'exec sleep 60'],
])('does not wait for what has left its group and keeps the pipe %s', async (_what, then) => {
  const number = temporaryFile('number', '')
  onTestFinished(() => {
    const pid = Number(readFileSync(number, 'utf8'))
    if (pid > 0) process.kill(pid)
  })
  const command = `setsid sh -c 'echo $$ >${number}; exec sleep 60' & ${then}`
  const frame = EventFrame.parsed(Buffer.alloc(1_000_000, ' '), FRAME.event)
  const run = runOnEvent(command, frame, {environment, onLine: async () => Promise.resolve(), timeoutMs: 1000})
  await expect(run).rejects.toMatchObject({code: 'LOCAL', message: 'the command took longer than 1 s'})
})

it('ends all of its group, also what does not want to', async () => {
  const command = `trap '' TERM; (trap '' TERM; while :; do sleep 0.1; done) & exit 0`
  await expect(linesOf(command, {timeoutMs: 100})).rejects.toThrow('the command took longer than 0.1 s')
})

it('counts the time of the command alone, not of what is done about its lines', async () => {
  const timeoutMs = 1000
  const start = performance.now()
  const onLine = async (): Promise<void> => {
    while (performance.now() < start + 1.5 * timeoutMs) await new Promise(setImmediate)
  }
  await runOnEvent('echo a', FRAME, {environment, onLine, timeoutMs})
})

it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  'passes %s on, which the terminal gives to us alone',
  async signal => {
    const told = temporaryFile('told', '')
    const stop = new AbortController()
    const traps = ['INT', 'TERM', 'HUP'].map(name => `trap 'echo SIG${name} >>${told}; exit 0' ${name}`).join('; ')
    const onLine = async (): Promise<void> => {
      stop.abort(new Interrupt(signal))
      return Promise.resolve()
    }
    await runOnEvent(`${traps}; echo ready; while :; do sleep 0.1; done`, FRAME, {
      environment,
      onLine,
      signal: stop.signal,
    })
    expect(readFileSync(told, 'utf8')).toBe(`${signal}\n`)
  },
)
