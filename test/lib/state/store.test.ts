import {readdirSync, statSync, utimesSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import {expect, it} from 'vitest'
import {type NoteKind} from '../../../src/lib/io/memory.js'
import {ownHolder} from '../../../src/lib/state/holder.js'
import {Store} from '../../../src/lib/state/store.js'
import {temporaryFolder} from '../config/fixture.js'

const NUMBERS: NoteKind<number> = {
  name: 'numbers',
  maxAgeMs: 60_000,
  maxNotes: 3,
  parse: noted => (typeof noted === 'number' ? noted : undefined),
}

/** A store in a folder that is not there yet; `files` are those of the numbers. */
function newStore() {
  const state = path.join(temporaryFolder(), 'state', 'qqctl')
  const folder = path.join(state, 'numbers')
  return {store: new Store(state), state, folder, files: () => readdirSync(folder).map(name => path.join(folder, name))}
}

it('gives what was written last, by key, until it is forgotten', () => {
  const {store, state, folder, files} = newStore()
  store.write(NUMBERS, 'a/../b', 1)
  store.write(NUMBERS, 'a/../b', 2)
  expect(store.read(NUMBERS, 'a/../b')).toBe(2)
  expect(new Store(state).read(NUMBERS, 'a/../b')).toBe(2)
  expect(store.read(NUMBERS, 'b')).toBeUndefined()
  expect([state, folder, ...files()].map(file => statSync(file).mode & 0o777)).toEqual([0o700, 0o700, 0o600])
  store.write(NUMBERS, 'a/../b', undefined)
  expect(store.read(NUMBERS, 'a/../b')).toBeUndefined()
  expect(files()).toEqual([])
})

it.each(['', 'x', '{', '"1"', '[1]', '\0'.repeat(9)])(
  'takes a note that says %j for none, and writes it anew',
  text => {
    const {store, files} = newStore()
    store.write(NUMBERS, 'a', 1)
    writeFileSync(files()[0]!, text)
    expect(store.read(NUMBERS, 'a')).toBeUndefined()
    store.write(NUMBERS, 'a', 2)
    expect(store.read(NUMBERS, 'a')).toBe(2)
  },
)

it('reads and writes nothing that is too long', () => {
  const {store, files} = newStore()
  const texts: NoteKind<string> = {...NUMBERS, parse: noted => (typeof noted === 'string' ? noted : undefined)}
  store.write(texts, 'a', 'x')
  store.write(texts, 'a', 'x'.repeat(5 << 20))
  expect(files()).toEqual([])
  store.write(texts, 'a', 'x')
  writeFileSync(files()[0]!, `"${'x'.repeat(5 << 20)}"`)
  expect(store.read(texts, 'a')).toBeUndefined()
})

it('forgets what is old, with what killed runs left, and the oldest of too many', () => {
  const {store, folder, files} = newStore()
  for (const [index, key] of ['a', 'b', 'c'].entries()) {
    store.write(NUMBERS, key, index)
    for (const file of files()) utimesSync(file, new Date(), new Date(statSync(file).mtimeMs - 1000))
  }
  const old = ['0123.json', '0123.json.0123456789ab', '0123.jsonl', 'stale.lock', 'held.lock']
  for (const name of old) writeFileSync(path.join(folder, name), 'x')
  writeFileSync(path.join(folder, 'stale.lock'), `${JSON.stringify({...ownHolder(), pid: 0x7fffffff})}\n`)
  writeFileSync(path.join(folder, 'held.lock'), `${JSON.stringify({...ownHolder(), id: 'other'})}\n`)
  for (const name of old) utimesSync(path.join(folder, name), 1, 1)
  writeFileSync(path.join(folder, 'fresh.jsonl'), 'x')
  store.write(NUMBERS, 'd', 3)
  expect(['a', 'b', 'c', 'd'].map(key => store.read(NUMBERS, key))).toEqual([undefined, 1, 2, 3])
  const left = readdirSync(folder).filter(name => !/^[\da-f]{32}\.json$/.test(name))
  expect(left.sort()).toEqual(['fresh.jsonl', 'held.lock'])
})

it('does not give what is older than it may be', () => {
  const {store, files} = newStore()
  store.write(NUMBERS, 'a', 1)
  utimesSync(files()[0]!, 1, 1)
  expect(store.read(NUMBERS, 'a')).toBeUndefined()
})

it('has one lock for each key of each kind', () => {
  const {store, state} = newStore()
  const lock = store.lock(NUMBERS, 'a')
  const other = new Store(state)
  expect(other.lock(NUMBERS, 'a')).toMatchObject({by: {kind: 'state.process', pid: process.pid}, hint: undefined})
  expect(other.lock(NUMBERS, 'b')).toHaveProperty('release')
  expect(other.lock({name: 'texts'}, 'a')).toHaveProperty('release')
  if (lock && 'release' in lock) lock.release()
  expect(other.lock(NUMBERS, 'a')).toHaveProperty('release')
})

it.each(['/proc/none', '/dev/null/none'])('remembers nothing where there can be no folder: %s', folder => {
  const store = new Store(folder)
  store.write(NUMBERS, 'a', 1)
  expect(store.read(NUMBERS, 'a')).toBeUndefined()
  expect(store.lock(NUMBERS, 'a')).toBeUndefined()
})
