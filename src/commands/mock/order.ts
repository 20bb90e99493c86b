import {textArg, wordsArg} from '../../lib/vocabulary/args.js'
import {QQCommand} from '../../lib/run/base.js'
import {readCallParams} from '../../lib/features/calls/call-params.js'
import {sendOrder} from '../../lib/features/mock/send-order.js'
import {textOf} from '../../lib/protocol/json.js'
import {type Outcome} from '../../lib/run/outcome.js'
import {webuiFlags} from '../../lib/vocabulary/flags.js'

export default class MockOrder extends QQCommand {
  static override summary = 'Make something happen at the WebUI of the running mock'
  static override description = `The mock must run with \`qq mock --webui PORT\`.

scan, refuse, expire and hold (nobody scans by itself) are about the QR code, and kick, offline and online about the account. quick says how QQ answers a login without a QR code. restart, 2fa, rate and clock change the server; fault kind=hang|reset|lose|html|forbidden strikes the next request (path=/api/…, times=N). counts tells how many requests there were, and state what the account does. docs/mock.md has the fields of each.`
  static override examples = [
    '<%= config.bin %> mock order hold',
    '<%= config.bin %> mock order scan ms=2000',
    '<%= config.bin %> mock order fault kind=reset path=/api/QQLogin/CheckLoginStatus times=2',
    '<%= config.bin %> mock order counts --jq .restarts',
  ]

  static override args = {order: textArg('what happens', 'ORDER'), fields: wordsArg('key=text')}
  static override flags = webuiFlags

  async run(): Promise<Outcome> {
    const {args} = await this.parse(MockOrder)
    const params = await readCallParams(this.session.stdin, args.fields ?? [], undefined)
    const texts = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, textOf(value)]))
    return {content: {kind: 'value', value: await sendOrder(args.order, texts, this.session)}, view: {}}
  }
}
