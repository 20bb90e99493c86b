import {spawn, type ChildProcess} from 'node:child_process'
import {createHash} from 'node:crypto'
import {once} from 'node:events'
import {mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest'
import {Interrupt} from '../../../src/lib/errors/interrupt.js'
import {type Held, type Lock} from '../../../src/lib/io/memory.js'
import {ownHolder, standingOf, type Holder} from '../../../src/lib/state/holder.js'
import {acquire, tryAcquire} from '../../../src/lib/state/lock.js'
import {wordsOf} from '../../support/words.js'

const NOBODY = 0x7fffffff

let file = ''
const children: ChildProcess[] = []

beforeEach(() => {
  file = path.join(mkdtempSync(path.join(tmpdir(), 'qq-test-')), 'a.lock')
})

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
})

const files = (): string[] => readdirSync(path.dirname(file))

function taken(): Lock {
  const got = tryAcquire(file)
  if ('release' in got) return got
  throw new Error(`held by ${wordsOf(got.by)}`)
}

/** Who has it, in words, and what can be done. */
function held(): {by: string; hint: string | undefined} {
  const got = tryAcquire(file)
  if ('release' in got) throw new Error('nobody held it')
  return {by: wordsOf(got.by), hint: got.hint && wordsOf(got.hint)}
}

/** As if another process had made it. */
function madeBy(holder: Partial<Holder>): void {
  writeFileSync(file, `${JSON.stringify({...ownHolder(), ...holder, id: 'x'})}\n`)
}

/** A process that has ended, and that its parent, which is no shell any more by then, does not bury. */
async function zombie(): Promise<number> {
  const parent = spawn('sh', ['-c', 'sleep 1 & echo $!; exec cat'], {stdio: ['pipe', 'pipe', 'ignore']})
  children.push(parent)
  const [line] = (await once(parent.stdout, 'data')) as [Buffer]
  const pid = Number(line)
  await vi.waitFor(() => expect(readFileSync(`/proc/${pid}/stat`, 'utf8')).toContain(') Z '), {timeout: 60_000})
  return pid
}

describe('a lock', () => {
  it('is had by one at a time, and leaves nothing behind', () => {
    const lock = taken()
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({...ownHolder(), pid: process.pid})
    expect(files()).toEqual(['a.lock'])
    expect(held().by).toBe(`process ${process.pid}`)
    expect(held().hint).toBeUndefined()
    lock.release()
    expect(files()).toEqual([])
    const next = taken()
    lock.release() // of what is over: the next one's stays
    expect(held().by).toBe(`process ${process.pid}`)
    next.release()
    expect(files()).toEqual([])
  })

  it('is released only where it is still the one that was taken', () => {
    const lock = taken()
    madeBy({pid: process.ppid})
    const theirs = readFileSync(file, 'utf8')
    lock.release()
    expect(readFileSync(file, 'utf8')).toBe(theirs)
    expect(files()).toEqual(['a.lock'])
  })

  it('cannot be had where there is no folder, or something else by its name', () => {
    expect(() => tryAcquire(path.join(file, 'b.lock'))).toThrow('ENOENT')
    mkdirSync(file)
    expect(() => tryAcquire(file)).toThrow('EISDIR')
  })
})

describe('a lock of another process', () => {
  const other = process.ppid

  it.each([
    ['whose number nobody has', {pid: NOBODY}],
    ['whose number another process has by now', {pid: other, start: '1'}],
    ['with our number, from before the restart of a container', {pid: process.pid, start: '1'}],
    ['from before this machine was started', {pid: other, boot: 'another'}],
  ])('%s is broken', (_what, holder) => {
    madeBy(holder)
    const lock = taken()
    expect(files()).toEqual(['a.lock'])
    lock.release()
  })

  it('that is a zombie is broken', async () => {
    madeBy({pid: await zombie(), start: undefined as never})
    taken().release()
    expect(files()).toEqual([])
  })

  it.each([
    ['on another host', {pid: NOBODY, host: 'elsewhere'}, `process ${NOBODY} on elsewhere`],
    ['on another host that was started at another time', {pid: NOBODY, host: 'elsewhere', boot: 'x'}, 'on elsewhere'],
    ['in another container', {pid: NOBODY, pidNamespace: 'pid:[1]'}, `process ${NOBODY} of another container`],
  ])('%s is left, and it is told what to do', (_what, holder, by) => {
    madeBy(holder)
    const text = readFileSync(file, 'utf8')
    expect(held().by).toContain(by)
    expect(held().hint).toBe(`qq cannot check from here whether it is still running; if it is not, remove ${file}`)
    expect(readFileSync(file, 'utf8')).toBe(text)
  })

  it('as earlier versions made it is judged by its number alone', () => {
    writeFileSync(file, `${other}\n`)
    expect(held().by).toBe(`process ${other}`)
    for (const pid of [NOBODY, process.pid]) {
      writeFileSync(file, `${pid}\n`)
      taken().release()
    }
  })

  it.each(['', '12', '{"pid":1}', '{}\n', '{"pid":"1"}\n', '{"pid":-1}\n', 'x\n'])(
    'that says nothing is left, as it may be in the making, unless it is older than this start: %j',
    text => {
      writeFileSync(file, text)
      expect(held().by).toBe('an unknown process')
      expect(held().hint).toContain(`remove ${file}`)
      utimesSync(file, 1, 1)
      taken().release()
      expect(files()).toEqual([])
    },
  )

  it('takes with it what killed processes left beside it, and nothing else', () => {
    madeBy({pid: NOBODY})
    const stale = readFileSync(file, 'utf8')
    const left = ['a.lock.0123456789ab', 'a.lock.0123456789ab.0123456789ab']
    for (const name of left) writeFileSync(path.join(path.dirname(file), name), stale)
    const others = ['a.lock.0', 'a.lock.txt', 'b.lock.0123456789ab']
    for (const name of others) writeFileSync(path.join(path.dirname(file), name), stale)
    madeBy({pid: NOBODY})
    taken().release()
    expect(files().sort()).toEqual(others.sort())
  })

  it('is not broken by whoever comes second, while the first is about to', () => {
    madeBy({pid: NOBODY})
    const stale = readFileSync(file, 'utf8')
    const right = `${file}.${createHash('sha256').update(stale).digest('hex').slice(0, 12)}`
    writeFileSync(right, `${other}\n`)
    expect(held().by).toBe(`process ${other}`)
    expect(readFileSync(file, 'utf8')).toBe(stale)
    writeFileSync(right, `${NOBODY}\n`) // killed in the middle of it
    taken().release()
    expect(files()).toEqual([])
  })
})

describe('waiting for a lock', () => {
  const run = new AbortController()

  it('ends when it is released, and tells once what it waits for', async () => {
    const lock = taken()
    const told: string[] = []
    const onWait = ({by}: Held): void => {
      told.push(wordsOf(by))
      lock.release()
    }
    const got = await acquire(() => tryAcquire(file), {waitMs: 3_600_000, signal: run.signal, onWait})
    expect(got).toHaveProperty('release')
    expect(told).toEqual([`process ${process.pid}`])
  })

  it('ends when its time is over, or the run', async () => {
    taken()
    expect(await acquire(() => tryAcquire(file), {waitMs: 0, signal: run.signal})).toHaveProperty('by')
    const over = new AbortController()
    const reason = new Interrupt('SIGINT')
    const waiting = acquire(() => tryAcquire(file), {
      waitMs: 3_600_000,
      signal: over.signal,
      onWait: () => over.abort(reason),
    })
    await expect(waiting).rejects.toBe(reason)
  })
})

it('tells whether a process is there', () => {
  expect(standingOf(ownHolder())).toBe('there')
  expect(standingOf({pid: process.ppid})).toBe('there')
  expect(standingOf({pid: 1})).toBe('there') // of another user, where the tests have not all rights
  expect(standingOf({pid: NOBODY})).toBe('gone')
})
