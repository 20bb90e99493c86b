import {expect, it} from 'vitest'
import {englishTexts} from '../../scripts/texts.mjs'
import {CHINESE as CHINESE_SPEECH} from '../../src/lib/language/zh-CN/speech.js'
import {TEXTS} from '../../src/lib/language/zh-CN/texts.js'
import {all, commands, exampleFolder, needShell, SCENARIO, type Example} from '../support/examples.js'
import {qqLine, type Ran} from '../support/run.js'
import {mockServer} from '../support/server.js'

/** While texts are still being translated, an English sentence says nothing; texts.test.ts says which are missing. */
const IS_WHOLE = englishTexts().every(({text}) => Object.hasOwn(TEXTS, text))

const THREE_WORDS = Object.keys(commands).filter(id => id.split(':').length > 2)

/** The lines with English sentences in them, but for what is typed, quoted, or NapCat's own. */
function englishIn(text: string): string[] {
  if (!IS_WHOLE) return []
  const rest = text
    .replaceAll(/`[^`]*`|"[^"\n]*"/g, '')
    .replaceAll(new RegExp(THREE_WORDS.join('|').replaceAll(':', ' '), 'g'), '')
    .replaceAll(/失败：.*（-?\d+）$/gm, '')
  return rest
    .split('\n')
    .filter(line => !/^\s*(\$ )?(\w+ .*\| )?qq /.test(line) && /[A-Za-z][a-z]+ [a-z']{2,} [a-z]{2,}/.test(line))
}

/** What is not the same in two runs: numbers that are made up, times, hashes, ports, and folders. */
function masked({code, signal, stdout, stderr}: Ran): Ran {
  const mask = (text: string): string =>
    text
      .replace(/\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d+)?Z?/g, 'TIME')
      .replace(/[\da-f]{8}-[\da-f-]{27}|[\dA-Fa-f]{32,}|qq-[\w-]+/g, 'ID')
      .replace(/[\w+/]{43}=/g, 'ID')
      .replace(/(?<![\d.])\d{5,}(?!\d)/g, number => (/^\d{6}$|^1000\d$/.test(number) ? number : 'NUMBER'))
      .replace(/\d+(\.\d+)?( ms| s|\/s)/g, 'N$2')
  return {code, signal, stdout: mask(stdout), stderr: mask(stderr)}
}

/** Of stderr only the errors in JSON: the rest is for people. */
function forPrograms({stderr, ...ran}: Ran): Ran {
  return {
    ...ran,
    stderr: stderr
      .split('\n')
      .filter(line => line.startsWith('{'))
      .join('\n'),
  }
}

async function run({line}: Example, format: readonly string[], env: Readonly<Record<string, string>>): Promise<Ran> {
  const mock = await mockServer({scenario: SCENARIO})
  const typed = line.replace(/^qq /, '')
  // what follows is no flag of ours there
  const words = typed.includes(' -- ')
    ? typed.replace(' -- ', ` ${format.join(' ')} -- `)
    : [typed, ...format].join(' ')
  return masked(await qqLine(words, {env: {...mock.env, ...env}, cwd: exampleFolder()}))
}

const CHINESE = {LANG: 'zh_CN.UTF-8'}
/** They go on until they are stopped, or change what is not of the test. */
const going = new Set(['ask', 'init', 'listen', 'login', 'mock', 'mock:exec', 'server:start', 'wait'])
const lines = all.filter(example => !needShell.includes(example) && !going.has(example.id))
const hasFormat = (line: string): boolean => / -o|--json|--jq|--output/.test(line)

it.each(lines.filter(({line}) => !line.includes('-o table')))(
  'programs read the same in both languages: $line',
  async example => {
    const format = hasFormat(example.line) ? [] : ['-o', 'json']
    const inEnglish = await run(example, format, {LANG: 'C.UTF-8'})
    const inChinese = await run(example, format, CHINESE)
    expect(forPrograms(inChinese)).toEqual(forPrograms(inEnglish))
  },
)

/** One of each kind that a person makes, and what the server, the system and the libraries say. */
const mistakes = [
  'group kik',
  'grup list',
  'group',
  'group kick',
  'group kick 123456 x',
  'group kick 123456 10001',
  'group leave 123456 --confirm 1',
  'group list --nope',
  'group list extra',
  'group list --limit x',
  'group list --limit 1 --last 1',
  'group list --timeout 5',
  'group list --fields nope',
  'group list --sort nope',
  'group list --filter role',
  'group list --filter "role = owner"',
  'group list --filter "member_count > 100人"',
  'group list --jq .foo.',
  'group list --url http://x',
  'group list --url ws://127.0.0.1:1',
  'group list --token-file /no/file',
  'group list -p nobody',
  'group ban 123456 10001 --for 90d',
  'group ban 123456 10001 --for',
  'group get 1',
  'group get 1 2',
  'msg send',
  'msg send g:123456',
  'msg send 张三 hi',
  'msg send g:123456 hi --at x',
  'msg send g:123456 --face smile',
  'msg send g:123456 --image /no/file.png',
  'msg get 5',
  'call',
  'call nope',
  'call send_group_msg group_id=1 --input {',
  'call post_group_msg group_id=123456 message=hi',
  'cq encode x',
  'action get nope',
  'listen --event mesage',
  'wait --event request --for 1ms',
  'batch /no/file',
  'config get nope',
  'config set nope x',
  'profile use nobody',
  'completion tcsh',
  'mock exec',
  'login',
]

it.each(mistakes)('%s is refused alike in both languages', async line => {
  const mock = await mockServer({scenario: SCENARIO})
  const refused = async (format: string, env: Readonly<Record<string, string>>): Promise<Ran> =>
    masked(await qqLine(`${line} ${format}`, {env: {...mock.env, ...env}}))
  const english = await refused('-o json', {LANG: 'C.UTF-8'})
  expect(english.stderr).toMatch(/^(note: .*\n)*\{"error":/)
  expect(forPrograms(await refused('-o json', CHINESE))).toEqual(forPrograms(english))
  const chinese = await refused('-o table', CHINESE)
  expect(chinese.code).toBe(english.code)
  expect(chinese.stderr).toMatch(/^(说明：.*\n)*错误：/)
  expect(englishIn(chinese.stderr)).toEqual([])
})

it.each(lines.filter(({line}) => !hasFormat(line)))('people can read it in Chinese: $line', async example => {
  const {code, stdout, stderr} = await run(example, ['-o', 'table'], CHINESE)
  const english = await run(example, ['-o', 'table'], {LANG: 'C.UTF-8'})
  expect(code, stderr).toBe(english.code)
  expect(stderr).not.toMatch(/^(error|hint|note): /m)
  expect(englishIn(stdout + stderr)).toEqual([])
})

// mock exec is a process of its own
it.each(Object.keys(commands).filter(id => id !== 'mock:exec'))('has the help of %s in Chinese', async id => {
  const {code, stdout, stderr} = await qqLine(`${id.replaceAll(':', ' ')} --help --all`, {env: {QQ_LANG: 'zh-CN'}})
  expect({code, stderr}).toEqual({code: 0, stderr: ''})
  const heading = `${CHINESE_SPEECH.text('EXAMPLES')}\n`
  const [before = '', after = ''] = stdout.split(heading)
  expect(englishIn(before + after.replace(/^( .*\n)*/, ''))).toEqual([])
})

it('has its first page, its topics and a search in Chinese', async () => {
  for (const line of [
    '',
    'help',
    'group --help',
    'request --help',
    'help mute',
    'help flags',
    'action list --search group',
  ]) {
    const {stdout, stderr} = await qqLine(line, {env: {QQ_LANG: 'zh-CN'}})
    expect(englishIn(stdout + stderr), line).toEqual([])
  }
})
