import {expect, it} from 'vitest'
import {imageFile} from '../support/files.js'
import {qq} from '../support/run.js'
import {mockServer} from '../support/server.js'

const IMAGE = imageFile()

it.each([
  [['file', 'get', 'a.zip'], 'get_file', {file: 'a.zip'}],
  [['image', 'get', 'a.png'], 'get_image', {file: 'a.png'}],
  [['record', 'get', 'a.amr'], 'get_record', {file: 'a.amr', out_format: 'mp3'}],
  [['record', 'get', 'a.amr', '--format', 'original'], 'get_record', {file: 'a.amr', out_format: ''}],
  [['record', 'get', 'a.amr', '--format', 'flac'], 'get_record', {file: 'a.amr', out_format: 'flac'}],
  [['record', 'transcribe', '1'], 'fetch_ptt_text', {message_id: '1'}],
  [['file', 'get-private-url', '/x'], 'get_private_file_url', {file_id: '/x'}],
  [['image', 'ocr', IMAGE], 'ocr_image', {image: 'base64://iVBORw0KGgo='}],
  [['image', 'ocr-raw', 'remote:/a.png'], '.ocr_image', {image: '/a.png'}],
  [['stream', 'clean', '--confirm', 'clean'], 'clean_stream_temp_file', {}],
  [['stream', 'test'], 'test_download_stream', {error: false}],
])('%j sends its parameters', async (args, action, params) => {
  const mock = await mockServer()
  expect((await qq(args, {env: mock.env})).code).toBe(0)
  expect(mock.calls.map(call => [call.action, call.params])).toEqual([[action, params]])
})

it.each([
  [['stream', 'clean', '--confirm', 'yes'], 2, 'use --confirm clean'],
  [['stream', 'clean'], 2, 'add --confirm clean'],
  [['record', 'get', 'a', '--format', 'mp4'], 2, 'mp4'],
  [['record', 'transcribe', 'x'], 2, 'is not a message id'],
  [['image', 'ocr', './nowhere.png'], 9, 'cannot read'],
  [['image', 'get', ' '], 2, 'the value is empty'],
])('%j is refused before anything is sent', async (args, code, words) => {
  const mock = await mockServer()
  const ran = await qq(args, {env: mock.env})
  expect(ran).toMatchObject({code, stdout: ''})
  expect(ran.stderr).toContain(words)
  expect(mock.calls).toEqual([])
})

it('counts the packets of a stream', async () => {
  const {env} = await mockServer()
  expect((await qq(['stream', 'test', '-o', 'tsv'], {env})).stdout).toBe('chunks\tbytes\tok\n10\t91\ttrue\n')
  expect((await qq(['stream', 'test', '-o', 'raw'], {env})).stdout.trim().split('\n')).toHaveLength(11)
})

it('shows how far a stream came that ends with an error', async () => {
  const {env} = await mockServer()
  const {code, stdout, stderr} = await qq(['stream', 'test', '--fail', '--json'], {env})
  expect(code).toBe(1)
  expect(JSON.parse(stdout)).toEqual({chunks: 10, bytes: 91, ok: false})
  expect(JSON.parse(stderr)).toMatchObject({error: {code: 'ACTION_FAILED'}})
})

it('is no test of a stream when it fails before the first packet', async () => {
  const mock = await mockServer()
  mock.fault({kind: 'fail', action: 'test_download_stream', message: 'no luck'})
  const {code, stdout, stderr} = await qq(['stream', 'test'], {env: mock.env})
  expect({code, stdout}).toEqual({code: 1, stdout: ''})
  expect(stderr).toContain('no luck')
})
