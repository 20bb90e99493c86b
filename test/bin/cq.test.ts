import {expect, it} from 'vitest'
import {temporaryFile} from '../support/files.js'
import {qq, qqPipe, shell} from '../support/run.js'
import {onTerminal} from '../support/terminal.js'

const TEXT = 'a & [b] ,\n&#44;\u2028👨‍👩‍👧'
const SEGMENTS = [
  {type: 'at', data: {qq: '2'}},
  {type: 'text', data: {text: TEXT}},
  {type: 'image', data: {file: TEXT}},
]
const WRITTEN =
  '[CQ:at,qq=2]a &amp; &#91;b&#93; ,\n&amp;#44;\u2028👨‍👩‍👧[CQ:image,file=a &amp; &#91;b&#93; &#44;\n&amp;#44;\u2028👨‍👩‍👧]'

it('encodes an argument, stdin and a file to the text itself', async () => {
  const json = JSON.stringify(SEGMENTS)
  const expected = {code: 0, stdout: `${WRITTEN}\n`, stderr: ''}
  expect(await qq(['cq', 'encode', json])).toMatchObject(expected)
  expect(await qq(['cq', 'encode', '-'], {stdin: `${json}\n`})).toMatchObject(expected)
  expect(await qq(['cq', 'encode', '--input', '-'], {stdin: json})).toMatchObject(expected)
  expect(await qq(['cq', 'encode', '--input', `@${temporaryFile('s.json', json)}`])).toMatchObject(expected)
  expect(await qq(['cq', 'encode', '--input', temporaryFile('s.json', `\uFEFF${json}`)])).toMatchObject(expected)
})

it('decodes what it encoded, byte for byte', async () => {
  for (const segments of [SEGMENTS, [{type: 'text', data: {text: 'ends in\n\n'}}], []]) {
    const json = JSON.stringify(segments)
    const {stdout, code} = await qqPipe(['cq encode -', 'cq decode - -o json'], {stdin: json})
    expect({code, back: JSON.parse(stdout) as unknown}).toEqual({code: 0, back: segments})
  }
})

it('decodes arguments and files, and drops the newline at the end of a file', async () => {
  const json = async (...words: string[]): Promise<unknown> =>
    JSON.parse((await qq(['cq', 'decode', ...words, '-o', 'json'])).stdout)
  expect(await json('[CQ:at,qq=2] hi')).toEqual([SEGMENTS[0], {type: 'text', data: {text: ' hi'}}])
  expect(await json('')).toEqual([])
  expect(await json('--input', `@${temporaryFile('m.txt', 'hi\r\n')}`)).toEqual([{type: 'text', data: {text: 'hi'}}])
})

it('gives the encoded text in the format that is asked for', async () => {
  const dice = '{"type":"dice"}'
  expect((await qq(['cq', 'encode', dice, '--json'])).stdout).toBe('"[CQ:dice]"\n')
  expect((await qq(['cq', 'encode', dice, '--jq', 'length'])).stdout).toBe('9\n')
  expect((await qq(['cq', 'encode', dice], {env: {QQ_OUTPUT: 'json'}})).stdout).toBe('"[CQ:dice]"\n')
})

it('passes no control characters to a terminal', async () => {
  const escape = JSON.stringify({type: 'text', data: {text: 'a\u001b[1m'}})
  const terminal = onTerminal(['cq', 'encode', escape], {NO_COLOR: '1'})
  expect(await terminal.ended).toBe(0)
  expect(terminal.screen).toBe('a␛&#91;1m\r\n')
})

it('says what it leaves out', async () => {
  const face = '[{"type":"face","data":{"id":"14","raw":{"faceIndex":14},"resultId":null}}]'
  expect(await qq(['cq', 'encode', face])).toMatchObject({
    code: 0,
    stdout: '[CQ:face,id=14]\n',
    stderr: 'note: segments[0].data.raw is left out: CQ codes cannot contain lists or objects\n',
  })
})

it.each([
  [['encode'], 2, 'segments is missing'],
  [['encode', '[]', '--input', '-'], 2, 'segments cannot be used with --input'],
  [['encode', 'hi'], 2, 'segments: the value is not valid JSON'],
  [['encode', '[{"data":{}}]'], 2, 'segments[0]: the value must be a segment'],
  [['decode'], 2, 'text is missing'],
  [['decode', '--input', 'no-such-file'], 9, 'no-such-file'],
])('refuses %j', async (words, code, message) => {
  const ran = await qq(['cq', ...words], {stdin: ''})
  expect(ran).toMatchObject({code, stdout: ''})
  expect(ran.stderr).toContain(message)
})

it('takes no line from a loop around it', async () => {
  const {stdout} = await shell('while read -r line; do qq cq decode "$line" -o id; done', {stdin: 'a\n[CQ:dice]\n'})
  expect(stdout).toBe('text\ndice\n')
})
