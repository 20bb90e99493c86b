import {expect, it} from 'vitest'
import {checkSegment, checkSegments} from '../../../../src/lib/message/segment.js'
import {failureOf} from '../../config/fixture.js'

const SONG = {type: 'custom', url: 'https://x.org/a', image: 'https://x.org/b.jpg'}

it.each<[string, object]>([
  ['text', {text: ''}],
  ['at', {qq: 'all'}],
  ['at', {qq: 10001}],
  ['reply', {id: -5}],
  ['reply', {seq: 7}],
  ['face', {id: 0}],
  ['face', {id: '394', resultId: '1', chainCount: 2}],
  ['mface', {emoji_package_id: 1, emoji_id: 'a', key: 'k'}],
  ['image', {file: 'https://x.org/a.png', sub_type: 1}],
  ['record', {url: 'https://x.org/a'}],
  ['video', {path: '/a.mp4', thumb: '/a.png'}],
  ['file', {file: 'base64://AA==', name: 'a'}],
  ['json', {data: '{"app":"x"}'}],
  ['json', {data: {app: 'x'}}],
  ['music', {type: '163', id: 5}],
  ['music', SONG],
  ['music', {...SONG, type: 'qq', audio: 'https://x.org/c.mp3'}],
  ['contact', {type: 'qq', id: 10001}],
  ['contact', {type: 'group', id: '123456'}],
  ['dice', {}],
  ['rps', {}],
  ['forward', {id: 'r+/es=='}],
])('takes %s with %j', (type, data) => {
  expect(checkSegment({type, data}, 'x')).toEqual({type, data})
})

it.each<[string, object, string]>([
  ['text', {}, 'data.text: the value must be a text'],
  ['text', {text: 5}, 'data.text: the value must be a text'],
  ['at', {}, 'data.qq: "" is neither a QQ number nor "all"'],
  ['at', {qq: 'user:10001'}, 'data.qq: "user:10001" is neither a QQ number nor "all"'],
  ['at', {qq: 0}, 'data.qq: "0" is neither a QQ number nor "all"'],
  ['reply', {}, 'data.id: "" is not a message id'],
  ['face', {id: 'smile'}, 'data.id: "smile" is not a QQ face number'],
  ['face', {id: 128077}, 'data.id: "128077" is not a QQ face number'],
  ['face', {id: '014'}, 'data.id: "014" is not a QQ face number'],
  ['mface', {emoji_id: 'a', key: 'k'}, 'data.emoji_package_id: "" is not a package number'],
  ['mface', {emoji_package_id: 1, key: 'k'}, 'data.emoji_id is missing'],
  ['mface', {emoji_package_id: 1, emoji_id: 'a'}, 'data.key is missing'],
  ['image', {}, 'data.file is missing'],
  ['record', {file: ''}, 'data.file is missing'],
  ['video', {file: 5}, 'data.file is missing'],
  ['file', {name: 'a'}, 'data.file is missing'],
  ['json', {}, 'data.data: the value is not valid JSON'],
  ['json', {data: '{"app":'}, 'data.data: the value is not valid JSON'],
  ['json', {data: '[1]'}, 'data.data: the value must be a JSON object'],
  ['music', {type: 'spotify', id: 1}, 'data.type: "spotify" is not one of qq, 163'],
  ['music', {type: 'qq'}, 'data.id or data.url is required'],
  ['music', {...SONG, url: undefined}, 'data.url is missing'],
  ['music', {...SONG, image: undefined}, 'data.image is missing'],
  ['music', {...SONG, url: 'song'}, 'data.url: "song" is not an http:// or https:// URL'],
  ['music', {...SONG, image: 5}, 'data.image: "5" is not an http:// or https:// URL'],
  ['music', {...SONG, audio: 'a.mp3'}, 'data.audio: "a.mp3" is not an http:// or https:// URL'],
  ['contact', {type: 'user', id: 1}, 'data.type: "user" is not one of qq, group'],
  ['contact', {type: 'qq', id: 'bob'}, 'data.id: "bob" is not a QQ number'],
  ['contact', {type: 'group'}, 'data.id: "" is not a group number'],
])('refuses %s with %j', (type, data, message) => {
  const error = failureOf(() => checkSegment({type, data}, 'x'))
  expect(error).toMatchObject({code: 'VALIDATION', exit: 2})
  expect(error.message.startsWith(`x: ${message}`), error.message).toBe(true)
})

it.each<[string, object, string, string]>([
  ['image', {fiel: 'x'}, 'fiel', 'did you mean file? add --no-check to send it anyway'],
  ['image', {file: 'x', flash: 0}, 'flash', 'available: file, url, path'],
  ['text', {text: 'x', id: 0}, 'id', 'available: text; add --no-check to send it anyway'],
  ['at', {qq: 1, nickname: 'x'}, 'nickname', 'available: qq, name'],
  ['text', {txt: 'x'}, 'txt', 'did you mean text?'],
  ['music', {...SONG, titel: 'x'}, 'titel', 'did you mean title?'],
])('refuses %s with %j, of which NapCat would ignore a key', (type, data, key, hint) => {
  const error = failureOf(() => checkSegment({type, data}, 'x'))
  expect(error).toMatchObject({code: 'VALIDATION', hintText: expect.stringContaining(hint) as string})
  expect(error.message).toBe(`x: data: NapCat does not know the key "${key}" here, and would ignore it`)
})

it('takes any key where it is told to', () => {
  const image = {type: 'image', data: {file: 'x', flash: 0}}
  expect(checkSegments([image], 'x', {anyKeys: true})).toEqual([image])
})

it.each<[string, object]>([
  ['face', {id: '14', raw: {faceIndex: 14}, resultId: null, chainCount: null}],
  ['image', {summary: '', file: 'A.png', sub_type: 0, url: 'https://x.org/a', file_size: '5', emoji_id: 'a', key: 'k'}],
  ['record', {file: 'a.amr', path: '/a.amr', url: 'https://x.org/a', file_size: '5'}],
  ['file', {file: 'a.bin', file_id: '/a', file_size: '5'}],
  ['image', {file: 'https://x.org/a.png', cache: 0, proxy: 1, timeout: 30}],
])('takes a received %s, and what OneBot has besides', (type, data) => {
  expect(checkSegment({type, data}, 'x')).toEqual({type, data})
})

it.each<[string, object, string]>([
  ['dice', {result: 6}, 'data.result cannot be chosen'],
  ['rps', {result: '1'}, 'data.result cannot be chosen'],
  ['forward', {id: '7300000000000000000'}, 'data.id is not the res_id'],
  ['forward', {}, 'data.id is not the res_id'],
])('refuses %s with %j, which would not arrive as it was meant', (type, data, message) => {
  const error = failureOf(() => checkSegment({type, data}, 'x'))
  expect(error).toMatchObject({code: 'UNSUPPORTED', exit: 7})
  expect(error.message).toContain(`x: ${message}`)
})

it('takes the name of a face, and refuses a number that NapCat does not list', () => {
  const face = (id: unknown): object => ({type: 'face', data: {id, resultId: '1'}})
  expect(checkSegment(face('/微笑'), 'x')).toEqual(face('14'))
  expect(checkSegment(face('打call'), 'x')).toEqual(face('311'))
  expect(failureOf(() => checkSegment(face(54), 'x', {anyFaces: false}))).toMatchObject({
    code: 'UNSUPPORTED',
    message: 'x: data.id: NapCat does not know the QQ face 54',
    hintText: 'similar faces: 53 (蛋糕), 55 (炸弹); add --no-check to send it anyway',
  })
  expect(checkSegment(face(54), 'x', {anyFaces: true})).toEqual(face(54))
  expect(failureOf(() => checkSegment(face('微晓'), 'x'))).toMatchObject({
    code: 'VALIDATION',
    message: 'x: data.id: "微晓" is not a QQ face number',
    hintText: 'did you mean 微笑?',
  })
})

it('refuses markdown without content where it can be sent', () => {
  expect(failureOf(() => checkSegment({type: 'markdown'}, 'x', {place: 'node'})).message).toBe(
    'x: data.content is missing',
  )
})

it('takes a list of segments or one alone, and names the place of a mistake', () => {
  const face = {type: 'face', data: {id: '1'}}
  expect(checkSegments([face, face], 'x')).toEqual([face, face])
  expect(checkSegments(face, 'x')).toEqual([face])
  expect(failureOf(() => checkSegments([face, {type: 'face'}], 'x')).message).toContain('x[1]: data.id')
})
