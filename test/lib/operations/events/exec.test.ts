import {readFileSync} from 'node:fs'
import {describe, expect, it, onTestFinished} from 'vitest'
import {EventFrame} from '../../../../src/lib/client/event-frame.js'
import {Interrupt} from '../../../../src/lib/errors/interrupt.js'
import {eventVariables, runOnEvent, type ExecOptions} from '../../../../src/lib/operations/events/exec.js'
import {temporaryFile} from '../../../support/files.js'
import {hasProgram} from '../../../support/run.js'

const FRAME = EventFrame.parsed(Buffer.from('{}'), {post_type: 'notice', self_id: 1})
const environment = {PATH: process.env['PATH']}
const atExit = () => () => undefined

/** Runs a command; the lines that it wrote. */
async function linesOf(
  command: string,
  options: Omit<ExecOptions, 'environment' | 'onLine' | 'atExit'> = {},
): Promise<string[]> {
  const lines: string[] = []
  const onLine = async (line: Buffer): Promise<void> => Promise.resolve(void lines.push(line.toString('latin1')))
  await runOnEvent(command, FRAME, {environment, atExit, onLine, ...options})
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
  await expect(runOnEvent('echo a; echo b', FRAME, {environment, atExit, onLine})).rejects.toThrow('the first')
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
  const run = runOnEvent(command, frame, {environment, atExit, onLine: async () => Promise.resolve(), timeoutMs: 1000})
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
  await runOnEvent('echo a', FRAME, {environment, atExit, onLine, timeoutMs})
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
      atExit,
      onLine,
      signal: stop.signal,
    })
    expect(readFileSync(told, 'utf8')).toBe(`${signal}\n`)
  },
)

it('is ended with its run, however that ends, and only until it has ended itself', async () => {
  const acts = new Set<() => void>()
  const remember = (act: () => void): (() => void) => {
    acts.add(act)
    return () => acts.delete(act)
  }
  const onLine = async (): Promise<void> => {
    acts.forEach(act => act())
    return Promise.resolve()
  }
  const run = runOnEvent('echo ready; exec sleep 60', FRAME, {environment, atExit: remember, onLine})
  await expect(run).rejects.toMatchObject({message: 'the command was ended by signal SIGTERM'})
  expect(acts.size).toBe(0)
})

describe('the variables of an event', () => {
  const event = {post_type: 'message', message_type: 'private', user_id: 1, self_id: 2}

  it('leave out the longest when they are too long together, and run the command', async () => {
    const fields = Object.fromEntries(Array.from({length: 40}, (_, index) => [`f${index}`, 'x'.repeat(90_000 + index)]))
    const told: string[][] = []
    const frame = EventFrame.parsed(Buffer.from('{}'), {...event, ...fields})
    const lines: string[] = []
    await runOnEvent('echo "$QQ_EVENT_USER_ID ${#QQ_EVENT_F0} ${#QQ_EVENT_F39}"', frame, {
      environment,
      atExit,
      onLine: async line => Promise.resolve(void lines.push(line.toString())),
      onLeftOut: names => told.push([...names]),
    })
    expect(lines).toEqual(['1 90000 0'])
    expect(told).toHaveLength(1)
    expect(told[0]).toEqual(Array.from({length: 38}, (_, index) => `QQ_EVENT_F${39 - index}`))
  })

  it('leave out one that is too long alone', () => {
    const {variables, leftOut} = eventVariables({...event, raw_message: 'x'.repeat(100_001), note: 'y'})
    expect(leftOut).toEqual(['QQ_EVENT_RAW_MESSAGE'])
    expect(variables).toMatchObject({QQ_EVENT_NOTE: 'y', QQ_EVENT_CHAT: 'user:1'})
  })

  it('leave out none of an ordinary event', () => {
    expect(eventVariables(event).leftOut).toEqual([])
  })

  it('never have a field of the event in place of what is made of it', () => {
    const fields = {sender: 'evil', SENDER: 'evil', Sender: 'evil', chat: 'group:1', kind: 'x', Text: 'y'}
    const {variables} = eventVariables({...event, ...fields})
    expect(variables).not.toHaveProperty('QQ_EVENT_SENDER')
    expect(variables).toMatchObject({QQ_EVENT_CHAT: 'user:1', QQ_EVENT_KIND: 'message.private'})
    const named = eventVariables({...event, SENDER: 'evil', sender: {nickname: '小明', card: ''}})
    expect(named.variables).toHaveProperty('QQ_EVENT_SENDER', '小明')
  })
})
