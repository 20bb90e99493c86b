import * as Flags from '@oclif/core/flags'
import {logIn} from '../lib/features/login/at-webui.js'
import {type LoginRow} from '../lib/features/login/log-in.js'
import {webuiAccessFlags} from '../lib/features/login/open-webui.js'
import {sanitize} from '../lib/output/sanitize.js'
import {QQCommand} from '../lib/run/base.js'
import {type Outcome} from '../lib/run/outcome.js'
import {durationFlag, userFlag} from '../lib/vocabulary/flags.js'

export default class Login extends QQCommand {
  static override alone = true
  static override endless = true
  static override summary = 'Log the bot in to QQ (扫码登录)'
  static override description = `Shows the QR code of NapCat's WebUI in the terminal, a new one when it has expired, and ends when the bot is online. Scan it with QQ on a phone. After a kick NapCat is restarted first, once, because it cannot log in again without that. If the bot is not online within --for, the exit code is 8; if nobody knows whether a restart was done, it is 5.

The token of the WebUI comes from --webui-token-file, QQ_WEBUI_TOKEN or the profile; for a WebUI on this machine it is also looked for where NapCat keeps it. With -o json each code is a line with its text as \`url\`, and the last line is the bot.`
  static override examples = [
    '<%= config.bin %> login',
    '<%= config.bin %> login --quick 10001 --for 1m',
    '<%= config.bin %> login --webui http://127.0.0.1:6099 --webui-token-file ~/.napcat-webui-token',
    '<%= config.bin %> login --container napcat --png code.png -o json',
  ]

  static override flags = {
    quick: userFlag({summary: 'log in as this account without a QR code, if QQ on that machine still knows it'}),
    png: Flags.string({summary: 'write the QR code into this file, too, as a picture', helpValue: 'FILE'}),
    for: durationFlag({summary: 'maximum time to wait (default 5m; 0: no limit)'}),
    ...webuiAccessFlags,
  }

  async run(): Promise<Outcome> {
    const {flags} = await this.parse(Login)
    this.session.io.ending.endWhenUnread()
    return {
      content: {kind: 'stream', run: async sink => logIn(this.session, flags, sink)},
      view: {
        columns: ['state', 'user_id', 'nickname', 'online', 'url'],
        id: 'user_id',
        line: row => lineOf(row as LoginRow & {url: string | null}), // all rows are ours
      },
    }
  }
}

function lineOf({state, user_id: id, nickname, url}: LoginRow & {url: string | null}): string {
  return [state, ...[id, nickname, url].filter(text => text !== null).map(sanitize)].join('  ')
}
