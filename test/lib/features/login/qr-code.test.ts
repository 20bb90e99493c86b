import {inflateSync} from 'node:zlib'
import {expect, it} from 'vitest'
import {drawQrCode, pngOfQrCode} from '../../../../src/lib/features/login/qr-code.js'
import {readDrawnCode, readPicture} from '../../../support/qr-code.js'

/** As long as those of QQ are, and longer. */
const URLS = [
  'https://txz.qq.com/p?k=Z0123456789abcdefghijklmnopqrstuv&f=1600001615',
  `https://txz.qq.com/p?k=${'k'.repeat(200)}`,
]

it.each(URLS)('draws what a decoder reads back, within 80 columns: %s', async url => {
  const painted = await drawQrCode(url, true)
  const plain = await drawQrCode(url, false)
  expect(await readDrawnCode(painted)).toBe(url)
  expect(await readDrawnCode(plain)).toBe(url)
  expect(Math.max(...plain.split('\n').map(line => line.length))).toBeLessThanOrEqual(80)
  for (const line of painted.trimEnd().split('\n')) expect(line).toMatch(/^\u001B\[38;5;231;48;5;16m[█▀▄ ]+\u001B\[0m$/)
})

it('has a light border on every side', async () => {
  const lines = (await drawQrCode(URLS[0] ?? '', false)).trimEnd().split('\n')
  expect(lines[0]).toMatch(/^█+$/)
  for (const line of lines.slice(0, -1)) expect(line).toMatch(/^██.*██$/)
})

it.each(URLS)('makes a picture that a decoder reads back: %s', async url => {
  const picture = await pngOfQrCode(url)
  expect(await readPicture(picture)).toBe(url)
  expect(inflateSync(picture.subarray(picture.indexOf('IDAT') + 4, picture.indexOf('IEND') - 8)).length).toBe(
    picture.readUInt32BE(20) * (picture.readUInt32BE(16) + 1),
  )
})
