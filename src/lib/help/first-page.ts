import {say, type Sentence} from '../errors/saying.js'
import {type Speech} from '../language/language.js'
import {spoken} from '../language/spoken.js'
import {HELP_TOPICS} from './topics.js'

/** What people come for: the topics and commands that are about it, and a line to try. */
interface Group {
  readonly title: Sentence
  readonly names: readonly string[]
  readonly example: string
}

export const FIRST_GROUPS: readonly Group[] = [
  {
    title: say('Set up'),
    names: ['init', 'login', 'doctor', 'profile', 'config', 'alias', 'completion'],
    example: 'qq init',
  },
  {
    title: say('Messages'),
    names: ['msg', 'forward', 'essence', 'todo', 'share', 'ai', 'cq'],
    example: 'qq send group:123456 "你好" --image ./cat.png',
  },
  {title: say('Groups'), names: ['group', 'notice', 'album', 'guild'], example: 'qq group list-members 123456'},
  {
    title: say('People'),
    names: ['friend', 'user', 'contact', 'request'],
    example: 'qq request group list --pending',
  },
  {
    title: say('Files'),
    names: ['file', 'image', 'record', 'face', 'flash', 'online-file', 'stream'],
    example: 'qq file upload group:123456 ./report.pdf',
  },
  {title: say('Events'), names: ['listen', 'wait', 'ask', 'event'], example: 'qq listen --event message'},
  {title: say('The bot'), names: ['account', 'system', 'server', 'qzone', 'collection'], example: 'qq account get'},
  {
    title: say('Scripts'),
    names: ['call', 'batch', 'action', 'mock'],
    example: `qq group list --jq '.[].group_id'`,
  },
]

const WIDTH = 10
const TYPED_WIDTH = 18

const WAYS: readonly (readonly [string, Sentence])[] = [
  ['qq TOPIC', say('list the commands of a topic')],
  ['qq COMMAND --help', say('explain a command (--help --all: with the shared flags)')],
  ['qq help WORD', say('search the commands')],
  ['qq help PAGE', say('read a page: {pages}', {pages: `${HELP_TOPICS.slice(0, 4).join(', ')},`})],
]

/** The first page of the help: what people do first, in groups, with a line to try for each. */
export async function firstPage(version: string, speech: Speech): Promise<string> {
  const pad = await padder(speech)
  const groups = FIRST_GROUPS.flatMap(({title, names, example}) => [
    `${pad(spoken(title, speech))}  ${names.join(', ')}`,
    `${' '.repeat(WIDTH)}  $ ${example}`,
  ])
  return [
    spoken(say('qq {version}: the command line of NapCat, the QQ bot server', {version}), speech),
    '',
    ...groups,
    '',
    ...WAYS.map(([typed, what]) => `${typed.padEnd(TYPED_WIDTH)}  ${spoken(what, speech)}`),
    `${' '.repeat(TYPED_WIDTH)}  ${HELP_TOPICS.slice(4).join(', ')}`,
    '',
  ].join('\n')
}

/** Fills up the first column. */
async function padder({language}: Speech): Promise<(text: string) => string> {
  if (language === 'en') return text => text.padEnd(WIDTH)
  const {loadWidth, padToWidth} = await import('../output/width.js')
  const width = await loadWidth()
  return text => padToWidth(text, WIDTH, width)
}
