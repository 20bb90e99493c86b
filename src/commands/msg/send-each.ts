import {QQError} from '../../lib/errors/errors.js'
import {say} from '../../lib/errors/saying.js'
import {nothingToDo} from '../../lib/define/each-run.js'
import {messageFlags, readDraft} from '../../lib/features/messages/message-input.js'
import {chatText, sendEach} from '../../lib/features/messages/send-each.js'
import {readTargets} from '../../lib/input/targets.js'
import {parseTarget} from '../../lib/message/target.js'
import {QQCommand} from '../../lib/run/base.js'
import {type Outcome} from '../../lib/run/outcome.js'
import {chatsArg} from '../../lib/vocabulary/args.js'
import {chatParams} from '../../lib/vocabulary/chat-params.js'
import {pacingFlags, sendFlags} from '../../lib/vocabulary/flags.js'

/** QQ's risk control reacts to many messages in a short time. */
const MOST_AT_ONCE = 5
/** Files on the server must outlast the last send. */
const KEEP_MS = 86_400_000

export default class MsgSendEach extends QQCommand {
  static override summary = 'Send one message to each of many chats'
  static override description = `All words are chats, so the text is given by --text, or by --input as in \`qq msg send\`, which explains the other flags. More than ${MOST_AT_ONCE} chats need --delay or --rate. With --idempotency-key, each chat has a send of its own under this key: the same line again sends only where it was not sent.`
  static override examples = [
    '<%= config.bin %> msg send-each group:123456 user:10001 --text "今晚维护"',
    "<%= config.bin %> group list -o id | sed 's/^/group:/' | <%= config.bin %> msg send-each - --text 今晚维护 --delay 3s..8s --idempotency-key notice-7",
  ]

  static override args = {target: chatsArg(chatText)}
  static override flags = {...messageFlags, ...pacingFlags, ...sendFlags}

  async run(): Promise<Outcome> {
    const {args, flags, raw} = await this.parse(MsgSendEach)
    const targets = await readTargets(this.session.stdin, args.target, 'target', chatText)
    if (targets.length === 0) return nothingToDo(this.session)
    if (targets.length > MOST_AT_ONCE && flags.delay === undefined && flags.rate === undefined) {
      throw new QQError('USAGE', say('{count} chats require --delay or --rate', {count: targets.length}), {
        hint: say("add --delay 3s..8s: QQ's risk control reacts to many messages in a short time"),
      })
    }
    const draft = await readDraft(this.session, {raw, flags}, args.target.length, KEEP_MS)
    const recipients = targets.map(target => {
      const chat = parseTarget(target)
      return [target, {action: 'send_msg', to: chatParams(chat), chat: chat.kind}] as const
    })
    return sendEach(this.session, draft, new Map(recipients), flags)
  }
}
