import * as Flags from '@oclif/core/flags'
import {targetArg, wordsArg} from '../lib/vocabulary/args.js'
import {QQCommand} from '../lib/run/base.js'
import {chatParams} from '../lib/vocabulary/chat-params.js'
import {eventFilter} from '../lib/features/events/event-flags.js'
import {openTail} from '../lib/features/events/open-tail.js'
import {callFlags, durationFlag, userFlag} from '../lib/vocabulary/flags.js'
import {MESSAGE_DESCRIPTION, messageFlags} from '../lib/features/messages/message-input.js'
import {deliverOver, prepareMessage, sendMessage, type Recipient} from '../lib/features/messages/message-send.js'
import {type Outcome} from '../lib/run/outcome.js'
import {QQError} from '../lib/errors/errors.js'
import {say} from '../lib/errors/saying.js'
import {parsePattern} from '../lib/operations/events/event-filter.js'
import {Question} from '../lib/operations/events/question.js'
import {type Target} from '../lib/message/target.js'
import {EVENT_MARKS} from '../lib/protocol/events.js'

export default class Ask extends QQCommand {
  static override alone = true
  static override summary = 'Send a message and wait for the answer'
  static override description = `The answer is the next message of another user in the chat: with --from of that user; with --match one whose text matches (without a quote and a mention of the bot), or that quotes the question. Without an answer within --for, the exit code is 8; the question is sent anyway. ${MESSAGE_DESCRIPTION}`
  static override examples = [
    '<%= config.bin %> ask group:123456 "几点?" --for 5m',
    `<%= config.bin %> ask user:10001 "Deploy? (yes/no)" --match '^(yes|no)$' --for 10m --jq .raw_message`,
    '<%= config.bin %> ask g:123456 --at 10001 " are you there?" --from 10001 --for 1m -o id',
  ]

  static override args = {target: targetArg(), text: wordsArg('the text; - reads it from stdin')}
  static override flags = {
    ...messageFlags,
    from: userFlag({summary: 'accept only an answer from this user'}),
    match: Flags.string({
      summary: 'accept only an answer whose text matches, or that quotes the question',
      helpValue: 'REGEX',
    }),
    for: durationFlag({summary: 'maximum time to wait (default: no limit)'}),
    ...callFlags,
  }

  async run(): Promise<Outcome> {
    const {args, flags, raw} = await this.parse(Ask)
    const who = answerers(args.target, flags.from)
    const question = new Question(flags.match === undefined ? undefined : parsePattern(flags.match))
    const filter = eventFilter(who, this.rowFilter)
    const line = {raw, flags}
    const address: Recipient = {action: 'send_msg', to: chatParams(args.target), chat: args.target.kind}
    if (this.session.settings.isDryRun) return sendMessage(this.session, line, address)
    const prepared = await prepareMessage(this.session, line, address)
    const tail = openTail(this.session, {
      filter: {...filter, where: event => question.isAsked() && (filter.where?.(event) ?? true)},
      reconnect: true,
      announces: false,
    })
    const answer = await question.answer(
      tail,
      async caller => deliverOver(this.session, caller, prepared, flags),
      flags.for,
    )
    if (answer === undefined) throw new QQError('UNMET', say('no answer came in time (--for)'), {outcome: 'partial'})
    const columns = ['message_id', 'user_id', 'raw_message']
    return {content: {kind: 'value', value: answer.event}, view: {columns, marks: EVENT_MARKS}, raw: [answer.raw]}
  }
}

/** The filter of those who can answer. @throws QQError VALIDATION for somebody who is not in that chat */
function answerers({kind, id}: Target, from: string | undefined): Parameters<typeof eventFilter>[0] {
  if (kind === 'group') return {event: ['message.group'], group: [id], user: from === undefined ? [] : [from]}
  if (from === undefined || from === id) return {event: ['message.private'], user: [id]}
  throw new QQError('VALIDATION', say('--from: only {id} can answer in a private chat', {id}))
}
