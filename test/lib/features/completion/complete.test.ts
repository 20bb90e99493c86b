import {readFileSync} from 'node:fs'
import path from 'node:path'
import {Config} from '@oclif/core/config'
import {beforeAll, describe, expect, it} from 'vitest'
import {complete, type Program} from '../../../../src/lib/features/completion/complete.js'
import {FORMATS} from '../../../../src/lib/output/formats.js'
import {ROOT} from '../../../support/run.js'

interface Entry {
  readonly id: string
  readonly aliases: readonly string[]
  readonly hidden?: boolean
  readonly summary?: string
  readonly flags: Readonly<
    Record<
      string,
      {
        readonly type: string
        readonly char?: string
        readonly allowNo?: boolean
        readonly options?: readonly string[]
        readonly hidden?: boolean
      }
    >
  >
}

const manifest = JSON.parse(readFileSync(path.join(ROOT, 'oclif.manifest.json'), 'utf8')) as {
  commands: Record<string, Entry>
}
const entries = Object.values(manifest.commands)
const shown = entries.filter(({hidden}) => !hidden)
let program: Program

beforeAll(async () => {
  const config = await Config.load({root: ROOT, userPlugins: false, devPlugins: false})
  const named = (id: string, summary = ''): Program['names'][number] => ({name: id.replaceAll(':', ' '), summary})
  program = {
    names: shown.flatMap(({id, aliases, summary}) => [id, ...aliases].map(name => named(name, summary))),
    isCommand: words => config.findCommand(words.join(':')) !== undefined,
    find: async words => config.findCommand(words.join(':'), {must: true}).load(),
    profiles: () => ['home', 'prod', '工作'],
    remembered: async () => Promise.resolve(undefined),
    aboutAction: () => undefined,
  }
})

/** What can stand at the end of a line of words without blanks in them. */
async function words(line: string): Promise<string[]> {
  const {candidates, files} = await complete(line.split(' '), program)
  return [...candidates.map(({word}) => word), ...(files === undefined ? [] : [`FILES ${files}`])]
}

describe('everything of the manifest', () => {
  it('completes: each word of each command', async () => {
    for (const {id, aliases} of shown) {
      for (const name of [id, ...aliases]) {
        const parts = name.split(':')
        for (const [index, part] of parts.entries()) {
          const line = [...parts.slice(0, index), part.slice(0, 1)].join(' ')
          expect(await words(line), line).toContain(part)
        }
      }
    }
  })

  it('completes: each flag of each command, and each of its fixed values', async () => {
    for (const {id, flags} of entries) {
      const name = id.replaceAll(':', ' ')
      const offered = await words(`${name} -`)
      for (const [flag, {type, char, allowNo, options, hidden}] of Object.entries(flags)) {
        const forms = [`--${flag}`, ...(allowNo ? [`--no-${flag}`] : []), ...(char === undefined ? [] : [`-${char}`])]
        if (hidden) expect(offered, name).not.toContain(`--${flag}`)
        else expect(offered, name).toEqual(expect.arrayContaining(forms))
        if (type !== 'option' || !options) continue
        expect(await words(`${name} --${flag} `)).toEqual(options)
        expect(await words(`${name} --${flag}=`)).toEqual(options.map(option => `--${flag}=${option}`))
        if (char !== undefined) expect(await words(`${name} -${char} `)).toEqual(options)
      }
    }
  })
})

it('completes: QQ faces by their names, and by their numbers where one is begun', async () => {
  const all = await words('msg send g:123456 --face ')
  expect(all).toEqual(expect.arrayContaining(['微笑', '求求', 'doge', '666']))
  expect(all).toEqual([...new Set(all)])
  expect(await words('msg reply 5 --face=微')).toEqual(['--face=微笑'])
  expect(await words('msg send g:1 --face /拜')).toEqual(['/拜谢', '/拜托'])
  expect(await words('msg react 5 👍 48')).toEqual(['480', '481', '482', '483', '484'])
  expect(await words('msg list-reactions 5 赞')).toEqual(['赞'])
  const {candidates} = await complete(['account', 'set-custom-status', '微'], program)
  expect(candidates).toEqual([{word: '微笑', about: '14'}])
})

it('offers hidden commands to nobody', async () => {
  expect(await words('__')).toEqual([])
  expect((await words('')).filter(word => word.startsWith('_'))).toEqual([])
})

it.each([
  ['gro', ['group']],
  ['he', ['help']],
  ['--', ['--help', '--version']],
  ['help gro', ['group']],
  ['help group ki', ['kick']],
  ['request d', ['doubt']],
  ['request doubt a', ['approve']],
  ['group mem', ['members']],
  ['nonsense ', []],
  ['nonsense -', []],
  ['group kick 1 gro', []],
])('names: %j', async (line, wanted) => {
  expect(await words(line)).toEqual(wanted)
})

it.each([
  ['group list --he', ['--help']],
  ['group list --output json --out', []],
  ['group list -ojson --out', []],
  ['group list -qojson --q', []],
  ['group list -o json --js', []],
  ['group list --no-color --col', []],
  ['group list --filter a --fil', ['--filter']],
  ['group list -o', ['-o']],
  ['group list --out x --output', ['--output']],
  ['msg send g:1 -- --im', []],
  ['msg send g:1 --text -- --im', ['--image']],
  ['group list --nonsense=', []],
  ['group list --quiet=', []],
])('flags: %j', async (line, wanted) => {
  expect(await words(line)).toEqual(wanted)
})

it.each([
  ['group list -o js', ['json', 'jsonl']],
  ['group list --output=js', ['--output=json', '--output=jsonl']],
  ['msg send-music g:1 --platform k', ['kugou', 'kuwo']],
  ['group set-permissions 1 --upload-album o', ['on', 'off']],
  ['mock --speed ', ['max']],
  ['group set-robot-policy 1 f', ['free', 'forbid']],
  ['group set-join-policy 1 an', ['anyone', 'answer']],
  ['account set-status 1 ', []],
  ['completion ', ['bash', 'zsh', 'fish']],
  ['send ', ['group:', 'user:']],
  ['send g:1 ', []],
  ['group list -p ', ['home', 'prod', '工作']],
  ['group list -p home,', ['home,prod', 'home,工作']],
  ['group list --profile=prod,h', ['--profile=prod,home']],
  ['group list --retry-on connect,f', ['connect,failed']],
  ['group list --limit ', []],
  ['group kick ', []],
])('values: %j', async (line, wanted) => {
  expect(await words(line)).toEqual(wanted)
})

it('tells of each output format what it is', async () => {
  const {candidates} = await complete(['group', 'list', '-o', ''], program)
  expect(candidates.map(({word, about}) => [word, about])).toEqual(
    Object.entries(FORMATS).map(([word, {about}]) => [word, about]),
  )
})

it.each([
  ['batch ', ['FILES ']],
  ['stream upload x', ['FILES ']],
  ['msg send g:1 --image ', ['FILES ']],
  ['msg send g:1 --image=./c', ['FILES --image=']],
  ['msg send g:1 --input ', ['@']],
  ['msg send g:1 --input @c', ['FILES @']],
  ['file upload g:1 a b ', ['FILES ']],
  ['mock exec -- ls ', ['FILES ']],
  ['listen --record ', ['FILES ']],
  ['call send_msg message=@', ['FILES message=@']],
])('files: %j', async (line, wanted) => {
  expect(await words(line)).toEqual(wanted)
})

it.each([
  ['listen --event request.f', ['request.friend']],
  [
    'listen --event=request.group',
    ['--event=request.group', '--event=request.group.add', '--event=request.group.invite'],
  ],
  ['wait --event heart', ['heartbeat']],
  [
    'listen --event message.group --event meta',
    ['meta_event', 'meta_event.lifecycle', 'meta_event.lifecycle.connect', 'meta_event.heartbeat', 'meta'],
  ],
  ['mock emit notice.bot', ['notice.bot_offline']],
])('kinds of events: %j', async (line, wanted) => {
  expect(await words(line)).toEqual(wanted)
})

it('tells what an event is', async () => {
  const {candidates} = await complete(['listen', '--event', 'notice.notify.po'], program)
  expect(candidates).toEqual([{word: 'notice.notify.poke', about: 'a poke'}])
})

it.each([
  ['call get_group_info', ['get_group_info', 'get_group_info_ex']],
  ['action get get_ver', ['get_version_info']],
  ['call set_group_kick group_id=1 ', ['user_id=', 'reject_add_request=']],
  ['call set_group_kick group_id=1 reject_add_request=', ['reject_add_request=true', 'reject_add_request=false']],
  ['call no_such_action ', []],
])('actions: %j', async (line, wanted) => {
  expect(await words(line)).toEqual(wanted)
})
