import {expect, it} from 'vitest'
import {CallFiles} from '../../../../src/lib/features/files/call-files.js'
import {temporaryFile} from '../../../support/files.js'
import {testSession} from '../../../support/session.js'

const MEBIBYTE = 1024 * 1024
const fileOf = (bytes: number): string => temporaryFile('a.bin', Buffer.alloc(bytes, 1))

it('knows how much NapCat reads from its disk: what is brought there, and what both see', async () => {
  for (const upload of ['auto', 'stream', 'path'] as const) {
    const files = new CallFiles(testSession(), {upload})
    await files.take(fileOf(MEBIBYTE), {})
    await files.take('https://example.com/a.zip', {})
    await files.take('remote:/srv/a.zip', {})
    expect(files.bytesThere).toBe(MEBIBYTE)
  }
})

it('counts what goes inside the call no second time', async () => {
  const files = new CallFiles(testSession(), {})
  await files.take(fileOf(1000), {})
  await files.take('base64://aGVsbG8=', {})
  expect(files.bytesThere).toBe(0)
})

it('counts a file once that is brought once', async () => {
  const files = new CallFiles(testSession(), {})
  const file = fileOf(MEBIBYTE)
  const [first, second] = [await files.take(file, {}), await files.take(file, {})]
  expect(second).toBe(first)
  expect(files.bytesThere).toBe(MEBIBYTE)
})

it('lets only so many files inside a call together', async () => {
  const small = fileOf(200_000)
  const auto = new CallFiles(testSession(), {})
  const kinds = [await auto.take(small, {}), await auto.take(small, {}), await auto.take(fileOf(50_000), {})]
  expect(kinds.map(({way}) => way.kind)).toEqual(['inline', 'stream', 'inline'])
  const chosen = new CallFiles(testSession(), {upload: 'base64'})
  for (let n = 0; n < 3; n++) expect((await chosen.take(small, {})).way.kind).toBe('inline')
  const big = fileOf(20 * MEBIBYTE)
  await chosen.take(big, {})
  await expect(chosen.take(big, {})).rejects.toThrow('this file and the files before it')
})
