import * as Flags from '@oclif/core/flags'
import {QQCommand} from '../lib/run/base.js'
import {countFlag, durationFlag} from '../lib/vocabulary/flags.js'
import {mockFlags, mockOptions} from '../lib/features/mock/mock-options.js'
import {type Outcome, type RowSink} from '../lib/run/outcome.js'
import {QQError} from '../lib/errors/errors.js'
import {say} from '../lib/errors/saying.js'
import {spoken} from '../lib/language/spoken.js'
import {type HumanView} from '../lib/output/types.js'
import {type MockOptions} from '../lib/mock/mock.js'
import {DEFAULT_WEBUI_TOKEN} from '../lib/mock/webui/default-token.js'

export default class Mock extends QQCommand {
  static override endless = true
  static override alone = true
  static override summary = 'Run an embedded NapCat for trying things out'
  static override description = `It behaves like NapCat on the wire, with a small scenario: a bot, friends, groups and messages. Other commands reach it without configuration, because it listens on the default URL. \`qq mock emit KIND\` makes it send any event. Actions control it: \`qq call mock.say\` (a user sends a message), \`mock.fault\` (fail, delay, hang, drop, garbage), \`mock.clear\`, \`mock.calls\`, \`mock.drop\`, \`mock.silence\` (stay connected, send no more events), \`mock.restart\`.

With --webui the WebUI of NapCat runs too. The bot is then logged out, and its servers are closed, until somebody scans the QR code, which happens by itself after one second. \`qq mock order\` makes other things happen there.`
  static override examples = [
    '<%= config.bin %> mock',
    '<%= config.bin %> mock --port 0 --token secret --record calls.jsonl',
    '<%= config.bin %> mock --scenario world.json',
    '<%= config.bin %> mock --webui 6099',
    '<%= config.bin %> mock --dial ws://127.0.0.1:8080',
    '<%= config.bin %> call mock.say group_id=123456 text=hello',
  ]

  static override flags = {
    port: countFlag({summary: 'port to listen on (default 3001; 0: a free port)'}),
    webui: countFlag({
      summary: "also run NapCat's WebUI on this port (0: a free port); the bot is logged out first",
      helpValue: 'PORT',
    }),
    'webui-token': Flags.string({summary: `token of the WebUI (default ${DEFAULT_WEBUI_TOKEN})`, dependsOn: ['webui']}),
    host: Flags.string({summary: 'address to listen on (default 127.0.0.1)'}),
    token: Flags.string({summary: 'token that clients must send'}),
    dial: Flags.string({
      summary: "also connect to this client, as NapCat's WebSocket client does (see --reverse)",
      helpValue: 'URL',
    }),
    'dial-interval': durationFlag({summary: 'interval between connection attempts (default 5s)', dependsOn: ['dial']}),
    ...mockFlags,
  }

  async run(): Promise<Outcome> {
    const {flags} = await this.parse(Mock)
    const {port = 3001} = flags
    checkPort('--port', port)
    const options = {
      ...mockOptions(flags, text => this.session.notes.add(text)),
      port,
      ...(flags.host !== undefined && {host: flags.host}),
      ...(flags.token !== undefined && {token: flags.token}),
      ...(flags.webui !== undefined && {webui: webuiOptions(flags.webui, flags.host, flags['webui-token'])}),
      ...(flags.dial !== undefined && {dial: dialOptions(flags.dial, flags['dial-interval'])}),
    }
    const {signal} = this.session
    const run = async (sink: RowSink): Promise<undefined> => {
      if (sink.left === 0) return
      const {startMock} = await import('../lib/mock/mock.js')
      const mock = await startMock(options)
      try {
        const webui = mock.webui && {webui: mock.webui.url, webui_token: mock.webui.token}
        await sink.row({url: mock.url, port: mock.port, ...webui})
        if (sink.left === 0) return
        await new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason as Error), {once: true})
        })
      } finally {
        await mock.close()
      }
    }
    return {
      content: {kind: 'stream', run},
      view: {columns: 'webui' in options ? [...COLUMNS, 'webui', 'webui_token'] : COLUMNS, line},
    }
  }
}

/** The fields of the one row. */
interface Started {
  readonly url: string
  readonly webui?: string
  readonly webui_token?: string
}

const COLUMNS = ['url', 'port']

function line(row: unknown, {speech}: HumanView): string {
  const {url, webui, webui_token: token = ''} = row as Started // it was made above
  const what =
    webui === undefined
      ? say('listening on {url}', {url})
      : say('listening on {url}, WebUI on {webui} with the token {token}', {url, webui, token})
  return spoken(what, speech)
}

function checkPort(flag: string, port: number): void {
  if (port > 65_535) throw new QQError('USAGE', say('{flag}: {port} is more than 65535', {flag, port}))
}

function webuiOptions(
  port: number,
  host: string | undefined,
  token: string | undefined,
): NonNullable<MockOptions['webui']> {
  checkPort('--webui', port)
  return {port, ...(host !== undefined && {host}), ...(token !== undefined && {token})}
}

function dialOptions(url: string, intervalMs: number | undefined): NonNullable<MockOptions['dial']> {
  if (!/^wss?:\/\//.test(url) || !URL.canParse(url))
    throw new QQError('USAGE', say('--dial: {url:quoted} is not a ws:// or wss:// URL', {url}))
  return {url, ...(intervalMs !== undefined && {intervalMs})}
}
