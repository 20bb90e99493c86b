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

scan (the person accepts; ms=N: online N ms later), refuse, expire and hold (nobody scans by itself) are about the QR code. kick, offline and online are about the account. quick message=TEXT makes QQ refuse logins without a QR code, and quick wants=captcha (or new-device) url=URL makes it ask for more. restart ms=N sets how long a restart takes, and itself=true makes it a newer server, which restarts by itself after a kick. 2fa, rate limit=N and clock ms=N are about logging in to the WebUI. fault kind=hang|reset|lose|html|forbidden strikes the next request (path=/api/…, times=N). counts tells how many requests there were, and state what the account does.`
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
