import {writeFileSync} from 'node:fs'
import path from 'node:path'
import {expect, it} from 'vitest'
import {ServerNote, standingOfServer} from '../../../src/lib/state/started-server.js'
import {ownHolder} from '../../../src/lib/state/holder.js'
import {Store} from '../../../src/lib/state/store.js'
import {openFolder} from '../../support/run.js'

const URL_OF_SERVER = 'ws://127.0.0.1:3001/api'

it('keeps a note for each URL, and refuses one that makes no sense', () => {
  const store = new Store(path.join(openFolder(), 'qqctl'))
  const note = new ServerNote(store, URL_OF_SERVER)
  expect(note.read()).toBeUndefined()
  const started = note.write(process.pid, {mark: 'm', since: 1, command: 'true'})
  expect(note.read()).toEqual(started)
  expect(new ServerNote(store, 'ws://127.0.0.1:3002/api').read()).toBeUndefined()
  writeFileSync(store.pathOf('servers', URL_OF_SERVER, 'json'), '{"holder":{}}')
  expect(() => note.read()).toThrow(expect.objectContaining({code: 'LOCAL'}))
  note.drop()
  expect(note.read()).toBeUndefined()
})

it('knows its process by the start time and the boot, never by the process id alone', () => {
  const own = {mark: 'm', since: 1, command: 'true', holder: ownHolder()}
  const withHolder = (other: object): typeof own => ({...own, holder: {...own.holder, ...other}})
  expect(standingOfServer(own)).toBe('there')
  expect(standingOfServer(withHolder({start: '1'}))).toBe('gone')
  expect(standingOfServer(withHolder({boot: 'another'}))).toBe('gone')
  expect(standingOfServer(withHolder({host: 'another'}))).toBe('out of sight')
})
