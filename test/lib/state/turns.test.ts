import {mkdtempSync, readdirSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest'
import {lookUp, request} from '../../../src/lib/client/request.js'
import {type Caller} from '../../../src/lib/client/caller.js'
import {noFrame, type Reply} from '../../../src/lib/client/read-reply.js'
import {Interrupt} from '../../../src/lib/errors/interrupt.js'
import {ownHolder} from '../../../src/lib/state/holder.js'
import {Store} from '../../../src/lib/state/store.js'
import {RunTurns, TurnCaller} from '../../../src/lib/state/turn-caller.js'
import {type TurnOptions} from '../../../src/lib/state/turns.js'
import {callerOf} from '../../support/caller.js'
import {type Saying} from '../../../src/lib/errors/saying.js'
import {wordsOf} from '../../support/words.js'

const URL = 'ws://127.0.0.1:3001'

let stateFolder = ''
let notes: string[] = []
let queues: TurnOptions['queues'] = new Map()
/** What was called, and what was answered, in this order. */
let log: string[] = []
const open: TurnCaller[] = []
/** Answers what was called. */
let answers = new Map<string, (reply?: Partial<Reply>) => void>()

beforeEach(() => {
  stateFolder = mkdtempSync(path.join(tmpdir(), 'qq-test-'))
  notes = []
  queues = new Map()
  log = []
  answers = new Map()
})

afterEach(async () => {
  for (const caller of open.splice(0)) await caller.close()
})

const run = (more: Partial<TurnOptions> = {}): RunTurns =>
  new RunTurns(async () =>
    Promise.resolve({
      memory: new Store(stateFolder),
      queues,
      url: URL,
      limitMs: undefined,
      signal: new AbortController().signal,
      onWait: what => notes.push(wordsOf(what)),
      note: what => notes.push(wordsOf(what)),
      ...more,
    }),
  )

/** A connection whose calls wait to be answered by `answer`; they are told apart by their `file_id`, or their action. */
function connection(turns: RunTurns): TurnCaller {
  const call: Caller['call'] = async ({action, params}) => {
    const name = typeof params['file_id'] === 'string' ? params['file_id'] : action
    log.push(`> ${name}`)
    return new Promise(resolve => {
      answers.set(name, reply => {
        log.push(`< ${name}`)
        resolve({...noFrame(action), ...reply})
      })
    })
  }
  const stream: Caller['stream'] = async function* (asked) {
    yield await call(asked)
    yield await call({action: 'the rest', params: {}})
  }
  const caller = new TurnCaller(callerOf({call, stream}), turns)
  open.push(caller)
  return caller
}

/** When it has been called. */
async function answer(name: string, reply?: Partial<Reply>): Promise<void> {
  await called(name)
  answers.get(name)?.(reply)
  answers.delete(name)
}

const called = async (name: string): Promise<void> =>
  vi.waitFor(() => expect(answers.has(name)).toBe(true), {timeout: 60_000, interval: 1})

const remove = async (caller: Caller, id: string): Promise<Reply> =>
  caller.call(request('delete_group_file', {group_id: '1', file_id: id}))
const listFiles = async (caller: Caller, group = '1'): Promise<Reply> =>
  caller.call(lookUp('get_group_root_files', {group_id: group}))

const locks = (): string[] => readdirSync(path.join(stateFolder, 'locks'))

/** Puts the lock of another process, by default a living one, in the place of the one that a call takes. */
async function lockedByAnother(pid = process.ppid): Promise<string> {
  const call = remove(connection(run()), 'x')
  await called('x')
  const [name = ''] = locks()
  await answer('x')
  await call
  log = []
  const file = path.join(stateFolder, 'locks', name)
  const {start: _, ...holder} = ownHolder()
  writeFileSync(file, `${JSON.stringify({...holder, pid, id: 'other'})}\n`)
  return file
}

describe('calls of one kind', () => {
  it.each([
    ['of several runs', true],
    ['of one run', false],
  ])('%s are made one after the other', async (_what, several) => {
    const one = run()
    const calls = ['a', 'b', 'c'].map(async id => remove(connection(several ? run() : one), id))
    for (const id of ['a', 'b', 'c']) await answer(id)
    await Promise.all(calls)
    expect(log).toEqual(['> a', '< a', '> b', '< b', '> c', '< c'])
    expect(locks()).toEqual([])
  })

  it('that fail make way for the next', async () => {
    const broken = callerOf({call: async () => Promise.reject(new Error('no'))})
    await expect(remove(new TurnCaller(broken, run()), 'a')).rejects.toThrow('no')
    const removed = remove(connection(run()), 'b')
    await answer('b')
    await removed
  })

  it('do not keep those of another kind waiting, nor those of another server, nor any other', async () => {
    const calls = [
      remove(connection(run()), 'a'),
      remove(connection(run({url: 'ws://127.0.0.1:3002'})), 'b'),
      connection(run()).call({action: 'get_group_system_msg', params: {}}),
      connection(run()).call({action: 'get_file', params: {file: 'f'}}),
      connection(run()).call({action: 'get_group_list', params: {}}),
    ]
    const names = ['get_group_list', 'get_file', 'get_group_system_msg', 'b', 'a']
    for (const name of names) await called(name)
    for (const name of names) await answer(name)
    await Promise.all(calls)
  })
})

describe('a look-up', () => {
  it('keeps its turn for the call that follows', async () => {
    const first = connection(run())
    const found = listFiles(first)
    await called('get_group_root_files')
    const second = remove(connection(run()), 'b')
    await answer('get_group_root_files')
    await found
    const removed = remove(first, 'a')
    await answer('a')
    await removed
    await answer('b')
    await second
    expect(log).toEqual(['> get_group_root_files', '< get_group_root_files', '> a', '< a', '> b', '< b'])
  })

  it.each([
    ['a call of another kind', async (caller: TurnCaller) => caller.call({action: 'get_file', params: {file_id: 'f'}})],
    [
      'any other call',
      async (caller: TurnCaller) => caller.call({action: 'upload_group_file', params: {file_id: 'f'}}),
    ],
    ['the end', async (caller: TurnCaller) => caller.close()],
  ])('lets others go on at %s', async (what, end) => {
    const first = connection(run())
    const found = listFiles(first)
    await answer('get_group_root_files')
    await found
    const second = remove(connection(run()), 'b')
    const ended = end(first)
    await answer('b')
    await second
    if (what !== 'the end') await answer('f')
    await ended
    expect(locks()).toEqual([])
  })

  it('of the same run, over another connection, does not wait for itself', async () => {
    const turns = run()
    const [outer, inner] = [connection(turns), connection(turns)]
    for (const caller of [outer, inner]) {
      const found = listFiles(caller)
      await answer('get_group_root_files')
      await found
    }
    const removed = remove(outer, 'a')
    await answer('a')
    await removed
    expect(locks()).toEqual([])
  })
})

it('a download makes way when its first packet is there', async () => {
  const packets = connection(run())
    .stream({action: 'download_file_stream', params: {file_id: 'd'}})
    [Symbol.asyncIterator]()
  const first = packets.next()
  await called('d')
  const other = connection(run()).call({action: 'get_image', params: {file_id: 'i'}})
  await answer('d')
  await first
  const rest = packets.next()
  await answer('i')
  await other
  await answer('the rest')
  await rest
  expect((await packets.next()).done).toBe(true)
  expect(locks()).toEqual([])
})

describe('the turn of another process', () => {
  it('is waited for, which is told once', async () => {
    const file = await lockedByAnother()
    const onWait = (what: Saying): void => {
      notes.push(wordsOf(what))
      rmSync(file)
    }
    const caller = connection(run({onWait}))
    const removed = remove(caller, 'a')
    await answer('a')
    await removed
    expect(notes).toEqual([
      `waiting for another run that is busy with group files (process ${process.ppid}): NapCat would mix up the answers`,
    ])
  })

  it('is over when the process is gone', async () => {
    await lockedByAnother(0x7fffffff)
    const removed = remove(connection(run()), 'a')
    await answer('a')
    await removed
    expect(notes).toEqual([])
    expect(locks()).toEqual([])
  })

  it('keeps no read from being made at last, and every write', async () => {
    const file = await lockedByAnother()
    const caller = connection(run({limitMs: 1}))
    for (const _ of [1, 2]) {
      const found = listFiles(caller)
      await answer('get_group_root_files')
      await found
    }
    expect(notes).toEqual([
      expect.stringContaining('waiting for another run'),
      `process ${process.ppid} is still busy with group files: NapCat may have mixed up the answers`,
    ])
    await expect(remove(caller, 'a')).rejects.toMatchObject({
      code: 'LOCAL',
      exit: 9,
      outcome: 'none',
      message: `delete_group_file was not sent: another run is busy with group files (process ${process.ppid})`,
    })
    rmSync(file)
    const removed = remove(caller, 'a')
    await answer('a')
    await removed
  })

  it('on another machine names the file to remove', async () => {
    const file = await lockedByAnother()
    writeFileSync(file, `${JSON.stringify({...ownHolder(), host: 'elsewhere', id: 'other'})}\n`)
    const removed = remove(connection(run({limitMs: 1})), 'a')
    await expect(removed).rejects.toMatchObject({hintText: expect.stringContaining(`remove ${file}`) as string})
  })

  it('does not matter where there is no folder for locks, nor in a dry run', async () => {
    await lockedByAnother()
    const file = path.join(stateFolder, 'file')
    writeFileSync(file, '')
    for (const memory of [new Store(file), new Store('/proc/none'), undefined]) {
      const calls = ['a', 'b'].map(async id => remove(connection(run({memory})), id))
      for (const id of ['a', 'b']) await answer(id)
      await Promise.all(calls)
      expect(log.splice(0)).toEqual(['> a', '< a', '> b', '< b'])
    }
    expect(notes).toEqual([])
  })
})

describe('the end of the run', () => {
  it('ends a wait for another run of this process, and one for another process', async () => {
    const over = new AbortController()
    const reason = new Interrupt('SIGINT')
    const first = remove(connection(run()), 'a')
    await called('a')
    const second = remove(connection(run({signal: over.signal})), 'b')
    over.abort(reason)
    await expect(second).rejects.toBe(reason)
    await answer('a')
    await first
    await lockedByAnother()
    const other = new AbortController()
    const third = remove(connection(run({signal: other.signal, onWait: () => other.abort(reason)})), 'c')
    await expect(third).rejects.toBe(reason)
    expect(log).toEqual([])
  })

  it('comes too soon for nothing: while a turn is had, its lock goes with the process', async () => {
    const before = process.listenerCount('exit')
    const first = remove(connection(run()), 'a')
    await called('a')
    expect(process.listenerCount('exit')).toBe(before + 1)
    await answer('a')
    await first
    expect(process.listenerCount('exit')).toBe(before)
  })
})

describe('a list of files', () => {
  const listOf = (group: unknown): Partial<Reply> => ({data: {files: [{group_id: group}], folders: []}})

  it('of another group is asked for again', async () => {
    const found = connection(run()).call({action: 'get_group_root_files', params: {group_id: '1'}})
    await answer('get_group_root_files', listOf(2))
    await answer('get_group_root_files', listOf(1))
    expect((await found).data).toEqual(listOf(1).data)
  })

  it("is refused when it is another group's both times", async () => {
    const found = listFiles(connection(run()), '1')
    await answer('get_group_root_files', listOf(2))
    await answer('get_group_root_files', {data: {files: [], folders: [{group_id: 3n}]}})
    await expect(found).rejects.toMatchObject({
      code: 'SOFT_FAILED',
      message: 'get_group_root_files: NapCat answered with the files of group 3, twice',
      outcome: 'none',
    })
    expect(locks()).toEqual([])
  })

  it.each([1, '1', 0, null, undefined])('whose rows tell %j is taken for the one that was asked for', async group => {
    const found = listFiles(connection(run()), '1')
    await answer('get_group_root_files', listOf(group))
    expect((await found).data).toEqual(listOf(group).data)
  })

  it('in the answer to a write is not one of them', async () => {
    const removed = remove(connection(run()), 'a')
    await answer('a', listOf(2))
    expect((await removed).data).toEqual(listOf(2).data)
  })
})
