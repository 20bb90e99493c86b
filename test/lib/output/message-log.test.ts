import {expect, it} from 'vitest'
import {humanView} from '../../../src/lib/output/human.js'
import {messageLog, type LogOptions} from '../../../src/lib/output/message-log.js'

const TIME = 1_769_817_600

interface Given {
  readonly id?: number
  readonly user?: number
  readonly card?: string
  readonly message: unknown
}

function said({id = 1, user = 10_001, card = '', message}: Given): Record<string, unknown> {
  return {
    message_id: id,
    time: TIME,
    user_id: user,
    group_id: 123_456,
    group_name: '测试群',
    sender: {user_id: user, nickname: `n${user}`, card},
    message,
  }
}

const text = (words: string): object => ({type: 'text', data: {text: words}})
const at = (qq: string): object => ({type: 'at', data: {qq}})
const reply = (id: string): object => ({type: 'reply', data: {id}})
const forward = (...content: object[]): object => ({type: 'forward', data: {id: '', content}})

const PLAIN: LogOptions = {ids: false, places: false, depth: 0}

async function log(rows: readonly unknown[], options: Partial<LogOptions> = {}, color = false): Promise<string> {
  const shown = await messageLog(rows, await humanView({color, header: true}, 'readable'), {...PLAIN, ...options})
  return shown.replaceAll(/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/g, 'TIME')
}

it('puts what is short on one line, and what has lines of its own below it', async () => {
  const rows = [
    said({message: [text('hi')]}),
    said({user: 10_002, card: '小红', message: [text('a\nb\n')]}),
    said({message: []}),
  ]
  expect(await log(rows)).toBe(
    ['TIME  n10001(10001): hi', 'TIME  小红(10002):', '    a', '    b', 'TIME  n10001(10001): [unsupported]'].join(
      '\n',
    ),
  )
})

it('shows ids in a column, places, and what went wrong', async () => {
  const rows = [
    said({id: 7, message: [text('hi')]}),
    {message_id: '1234', ok: false, message: 'not \u001b[1mthere'},
    {...said({id: 12, message: [text('psst')]}), group_id: undefined, group_name: undefined},
  ]
  expect(await log(rows, {ids: true, places: true})).toBe(
    ['7     TIME  测试群(123456)  n10001(10001): hi', '1234  not ␛[1mthere', '12    TIME  n10001(10001): psst'].join(
      '\n',
    ),
  )
})

it('quotes the message that a reply is to, where it is there', async () => {
  const rows = [
    said({id: 1, message: [text(`a\n${'好'.repeat(70)}`)]}),
    said({id: 2, user: 10_002, message: [reply('1'), at('10001'), text('yes')]}),
    said({id: 3, message: [reply('99'), text('no')]}),
  ]
  expect((await log(rows.slice(1))).split('\n')[0]).toBe('TIME  n10002(10002): [reply 1] @n10001 yes')
  expect((await log(rows)).split('\n').slice(3)).toEqual([
    'TIME  n10002(10002):',
    `    > n10001(10001): a ${'好'.repeat(28)}…`,
    '    @n10001 yes',
    'TIME  n10001(10001): [reply 99] no',
  ])
})

it('opens forwards as deep as it is asked to', async () => {
  const inner = said({user: 3, message: [text('deep'), at('1')]})
  const middle = said({user: 2, message: [forward(inner)]})
  const rows = [said({user: 1, message: [forward(middle)]})]
  expect(await log(rows)).toBe('TIME  n1(1): [forward 1 message]')
  expect(await log(rows, {depth: 1, ids: true})).toBe(
    ['1  TIME  n1(1):', '    [forward 1 message]', '        TIME  n2(2): [forward 1 message]'].join('\n'),
  )
  expect((await log(rows, {depth: 5})).split('\n').slice(2)).toEqual([
    '        TIME  n2(2):',
    '            [forward 1 message]',
    '                TIME  n3(3): deep@n1',
  ])
})

it("lets nothing of a stranger's reach the terminal, and dims what nobody typed", async () => {
  const rows = [
    said({card: '\u001b[2J\nx\u202e', message: [text('\u0007[image a]'), {type: 'image', data: {file: '\u001ba'}}]}),
  ]
  expect(await log(rows)).toBe('TIME  ␛[2J␊x(10001): ␇[image a][image ␛a]')
  expect(await log(rows, {}, true)).toContain(': ␇[image a]\u001b[2m[image ␛a]\u001b[22m'.slice(2))
})

it('makes do with messages that lack things', async () => {
  expect(await log([{raw_message: 'raw\n2'}, 'text', null, {message: 'a[CQ:dice]'}])).toBe(
    ':\n    raw\n    2\n: a[dice]',
  )
})
