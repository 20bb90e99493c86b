import {textArg, wordsArg} from '../../lib/vocabulary/args.js'
import {QQCommand} from '../../lib/run/base.js'
import {readCallParams} from '../../lib/features/calls/call-params.js'
import {connectionFlags} from '../../lib/vocabulary/flags.js'
import {type Outcome} from '../../lib/run/outcome.js'
import {outcomeOf} from '../../lib/run/reply-outcome.js'
import {parseEventKind} from '../../lib/operations/events/event-filter.js'

export default class MockEmit extends QQCommand {
  static override summary = 'Make the running mock send an event'
  static override description = `Every kind in \`qq event list\` has a sample event. The given fields replace the fields of the sample (key=text, key:=JSON). If the kind has more specific kinds, the first of them is sent. For a message, text=… and from=… set the text and the sender, and the message can be fetched, quoted and recalled. The event is shown as it was sent.`
  static override examples = [
    '<%= config.bin %> mock emit notice.group_increase.approve group_id=123456 user_id=40001',
    '<%= config.bin %> mock emit message.group.normal group_id=123456 from=10001 "text=几点?"',
    '<%= config.bin %> mock emit notice.bot_offline',
  ]

  static override args = {kind: textArg('kind of the event', 'KIND'), fields: wordsArg('key=text or key:=JSON')}
  static override flags = connectionFlags

  async run(): Promise<Outcome> {
    const {args} = await this.parse(MockEmit)
    const params = {
      kind: parseEventKind(args.kind),
      ...(await readCallParams(this.session.stdin, args.fields ?? [], undefined)),
    }
    const reply = await this.session.connector.withCaller(async caller => caller.call({action: 'mock.emit', params}))
    return outcomeOf(reply, params, {id: 'message_id'})
  }
}
