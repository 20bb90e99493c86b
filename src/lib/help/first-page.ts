import {HELP_TOPICS} from './topics.js'

/** What people come for: the topics and commands that are about it, and a line to try. */
interface Group {
  readonly title: string
  readonly names: readonly string[]
  readonly example: string
}

export const FIRST_GROUPS: readonly Group[] = [
  {title: 'Set up', names: ['init', 'login', 'doctor', 'profile', 'config', 'completion'], example: 'qq init'},
  {
    title: 'Messages',
    names: ['msg', 'forward', 'essence', 'todo', 'share', 'ai', 'cq'],
    example: 'qq send group:123456 "你好" --image ./cat.png',
  },
  {title: 'Groups', names: ['group', 'notice', 'album', 'guild'], example: 'qq group list-members 123456'},
  {
    title: 'People',
    names: ['friend', 'user', 'request'],
    example: 'qq request group list --pending',
  },
  {
    title: 'Files',
    names: ['file', 'image', 'record', 'face', 'flash', 'online-file', 'stream'],
    example: 'qq file upload group:123456 ./report.pdf',
  },
  {title: 'Events', names: ['listen', 'wait', 'ask', 'event'], example: 'qq listen --event message'},
  {title: 'The bot', names: ['account', 'system', 'server', 'qzone', 'collection'], example: 'qq account get'},
  {
    title: 'Scripts',
    names: ['call', 'batch', 'action', 'mock'],
    example: `qq group list --jq '.[].group_id'`,
  },
]

const WIDTH = 10

/** The first page of the help: what people do first, in groups, with a line to try for each. */
export function firstPage(version: string): string {
  const groups = FIRST_GROUPS.flatMap(({title, names, example}) => [
    `${title.padEnd(WIDTH)}  ${names.join(', ')}`,
    `${' '.repeat(WIDTH)}  $ ${example}`,
  ])
  return [
    `qq ${version}: the command line of NapCat, the QQ bot server`,
    '',
    ...groups,
    '',
    'qq TOPIC            list the commands of a topic',
    'qq COMMAND --help   explain a command (--help --all: with the shared flags)',
    'qq help WORD        search the commands',
    `qq help PAGE        read a page: ${HELP_TOPICS.slice(0, 4).join(', ')},`,
    `                    ${HELP_TOPICS.slice(4).join(', ')}`,
    '',
  ].join('\n')
}
