import {describe, expect, it} from 'vitest'
import {readCallParams} from '../../../../src/lib/features/calls/call-params.js'
import {testSession} from '../../../support/session.js'
import {stringifyJson} from '../../../../src/lib/protocol/json.js'
import {temporaryFile} from '../../../support/files.js'

/** As it would go over the wire. */
async function paramsOf(words: readonly string[], input?: string): Promise<string> {
  return stringifyJson(await readCallParams(testSession().stdin, words, input))
}

const BAG = temporaryFile('bag.json', '\uFEFF{"a":{"x":1,"y":[1,2]},"b":"old","id":9007199254740993}')
const TEXT = temporaryFile('text.txt', '你好\n第二行\r\n')
const LIST = temporaryFile('list.txt', '[1]')

describe('the words of a call', () => {
  it.each([
    [[], '{}'],
    [['a=1'], '{"a":"1"}'],
    [['a='], '{"a":""}'],
    [['a=x=y:=z'], '{"a":"x=y:=z"}'],
    [['a=你好，世界'], '{"a":"你好，世界"}'],
    [['a:=1', 'b:=true', 'c:=null', 'd:="x"', 'e:=[1,{"f":2}]'], '{"a":1,"b":true,"c":null,"d":"x","e":[1,{"f":2}]}'],
    [['a:=123456789012345678901234567890'], '{"a":123456789012345678901234567890}'],
    [['a.b:=9007199254740993'], '{"a":{"b":9007199254740993}}'],
    [[`a=@${TEXT}`], '{"a":"你好\\n第二行"}'],
    [[`a:=@${LIST}`], '{"a":[1]}'],
    [['event.user_id=1', 'event.sender.card=x'], '{"event":{"user_id":"1","sender":{"card":"x"}}}'],
    [['a[]=1', 'a[]=2'], '{"a":["1","2"]}'],
    [['a[0].text=hi', 'a[0].n:=1', 'a[1].text=ho'], '{"a":[{"text":"hi","n":1},{"text":"ho"}]}'],
    [
      ['a[].type=text', 'a[0].data.text=hi', 'a[].type=face'],
      '{"a":[{"type":"text","data":{"text":"hi"}},{"type":"face"}]}',
    ],
    [['a.0=x', 'a.1=y'], '{"a":["x","y"]}'],
    [['a[0][0]=no', 'a[0][]=x'], '{"a":[["no","x"]]}'],
    [['a[b.c]=1', 'a[d:e]=2'], '{"a":{"b.c":"1","d:e":"2"}}'],
    [['a:={"x":1}', 'a.y=2'], '{"a":{"x":1,"y":"2"}}'],
    [['a:=[1]', 'a[]=2'], '{"a":[1,"2"]}'],
    [
      ['__proto__=1', 'a.__proto__.b=2', 'constructor.c=3'],
      '{"__proto__":"1","a":{"__proto__":{"b":"2"}},"constructor":{"c":"3"}}',
    ],
  ])('%j are %s', async (words, json) => {
    expect(await paramsOf(words)).toBe(json)
  })

  it.each([
    [[], '{"a":{"x":1,"y":[1,2]},"b":"old","id":9007199254740993}'],
    [['b=new', 'c=1'], '{"a":{"x":1,"y":[1,2]},"b":"new","id":9007199254740993,"c":"1"}'],
    [['a.x=2', 'a.y[]=3', 'a.y[0]=0'], '{"a":{"x":"2","y":["0",2,"3"]},"b":"old","id":9007199254740993}'],
    [['a=all'], '{"a":"all","b":"old","id":9007199254740993}'],
  ])('%j are put over --input', async (words, json) => {
    expect(await paramsOf(words, BAG)).toBe(json)
    expect(await paramsOf(words, `@${BAG}`)).toBe(json)
  })

  it.each([
    [['a'], '"a" is not a parameter'],
    [['=x'], 'not a parameter'],
    [['a:b'], 'not a parameter'],
    [['a=1', 'a=2'], 'a is given more than once'],
    [['a.b=1', 'a.b=2'], 'a.b is given more than once'],
    [['a[0]=1', 'a.0=2'], 'a.0 is given more than once'],
    [['a=1', 'a.b=2'], 'a.b cannot be set, because a is a text'],
    [['a.b=1', 'a=2'], 'a is given more than once'],
    [['a:=1', 'a[]=2'], 'a[] cannot be set, because a is a number'],
    [['a:=true', 'a[]=2'], 'a is a boolean'],
    [['a:=null', 'a.b=2'], 'a is null'],
    [['a.b=1', 'a[]=2'], 'a[] cannot be set, because a is an object'],
    [['a[]=1', 'a.b=2'], 'a.b cannot be set, because a is a list'],
    [['a.b[0].c=1', 'a.b[0][]=2'], 'a.b[0] is an object'],
    [['a[1]=1'], 'a[1]: there is no item 0 before it'],
    [['a[999999999]=1'], 'there is no item 0'],
    [['a..b=1'], 'not a key'],
    [[`a${'.a'.repeat(512)}=1`], 'a parameter has at most 512 levels'],
    [[`a${'.a'.repeat(100_000)}=1`], 'a parameter has at most 512 levels'],
    [['a.=1'], 'not a key'],
    [['.a=1'], 'not a key'],
    [['[0]=1'], 'not a key'],
    [['a]=1'], 'not a key'],
    [['a:={'], 'a: the value is not valid JSON'],
    [['a:='], 'a: the value is not valid JSON'],
  ])('%j are refused', async (words, message) => {
    await expect(readCallParams(testSession().stdin, words, undefined)).rejects.toMatchObject({
      code: 'USAGE',
      message: expect.stringContaining(message) as string,
    })
  })

  it('cannot go into a text of --input', async () => {
    await expect(readCallParams(testSession().stdin, ['b.c=1'], BAG)).rejects.toThrow(
      'b.c cannot be set, because b is a text',
    )
  })

  it('tell how to write a text that begins with @', async () => {
    await expect(readCallParams(testSession().stdin, ['message=@小明'], undefined)).rejects.toMatchObject({
      code: 'LOCAL',
      hintText: expect.stringContaining(`message:='"@…"'`) as string,
    })
  })

  it('tell that --input is no JSON but a file of it', async () => {
    await expect(readCallParams(testSession().stdin, [], '{"a":1}')).rejects.toMatchObject({
      code: 'LOCAL',
      hintText: 'give the name of a file, or - for stdin',
    })
  })

  it.each(['[1]', '1', 'null', '"x"', '{'])('take no %s for --input', async text => {
    await expect(readCallParams(testSession().stdin, [], temporaryFile('input.json', text))).rejects.toMatchObject({
      code: 'USAGE',
    })
  })

  it('read stdin only once', async () => {
    await expect(readCallParams(testSession().stdin, ['a=@-', 'b=@-'], undefined)).rejects.toThrow('only once')
    await expect(readCallParams(testSession().stdin, ['a=@-'], '-')).rejects.toThrow('only once')
  })
})
