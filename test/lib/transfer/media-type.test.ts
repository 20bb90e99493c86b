import {expect, it} from 'vitest'
import {type MediaKind} from '../../../src/lib/message/segments/kind.js'
import {checkMediaType, HEAD_BYTES} from '../../../src/lib/transfer/media-type.js'
import {failureOf} from '../config/fixture.js'
import {hintOf} from '../../support/words.js'

const padded = (head: string): Buffer => Buffer.concat([Buffer.from(head, 'latin1')], HEAD_BYTES)

it.each<[MediaKind, string]>([
  ['image', '\x89PNG\r\n'],
  ['image', '\xff\xd8\xff\xe0'],
  ['image', 'GIF89a'],
  ['image', 'RIFF1234WEBPVP8 '],
  ['image', 'BM1234\0\0\0\0'],
  ['image', 'II*\0'],
  ['image', '\0\0\0\x18ftypheic'],
  ['record', '\x02#!SILK_V3'],
  ['record', '#!SILK_V3'],
  ['record', '#!AMR\n'],
  ['record', '#!AMR-WB\n'],
  ['record', 'ID3\x04'],
  ['record', '\xff\xfb\x90'],
  ['record', '\xff\xf1\x50'],
  ['record', 'RIFF1234WAVEfmt '],
  ['record', 'OggS'],
  ['record', 'fLaC'],
  ['record', '\0\0\0\x18ftypM4A '],
  ['record', '\x1a\x45\xdf\xa3'],
  ['video', '\0\0\0\x18ftypisom'],
  ['video', '\x1a\x45\xdf\xa3'],
  ['video', 'RIFF1234AVI LIST'],
  ['file', 'anything'],
  ['file', ''],
])('takes as %s what begins with %j', (kind, head) => {
  expect(() => checkMediaType(kind, padded(head), 'x')).not.toThrow()
  expect(() => checkMediaType(kind, Buffer.from(head, 'latin1'), 'x')).not.toThrow()
})

it.each<[MediaKind, string, string]>([
  ['image', 'hello', 'x is not an image'],
  ['image', '', 'x is not an image'],
  ['image', '\xff\xfe<\0', 'x is not an image'],
  ['image', '<svg>', 'x is not an image'],
  ['image', 'BMW is a car', 'x is not an image'],
  ['image', '#!AMR\n', 'x is not an image: its content is an AMR voice'],
  ['image', '\0\0\0\x18ftypisom', 'x is not an image: its content is an MP4 video'],
  ['record', 'hello', 'x is not a voice or audio file'],
  ['record', '\xff\xfet\0e\0x\0t\0', 'x is not a voice or audio file'],
  ['record', '\x89PNG', 'x is not a voice or audio file: its content is a PNG image'],
  ['video', 'OggS', 'x is not a video: its content is an Ogg sound'],
  ['video', '\0\0\0\x18ftypheic', 'x is not a video: its content is a HEIF image'],
])('refuses as %s what begins with %j', (kind, head, message) => {
  const error = failureOf(() => checkMediaType(kind, padded(head), 'x'))
  expect(error).toMatchObject({code: 'VALIDATION', message})
  expect(hintOf(error)).toContain('content')
})
