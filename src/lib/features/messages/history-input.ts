import * as Flags from '@oclif/core/flags'
import {QQError} from '../../errors/errors.js'
import {say} from '../../errors/saying.js'
import {History, type HistoryRange} from '../../operations/history.js'
import {type Target} from '../../message/target.js'
import {messageLog} from '../../output/message-log.js'
import {factsOf} from '../../protocol/actions.js'
import {peerParams} from '../../vocabulary/chat-params.js'
import {messageFlag, positiveFlag, timeFlag} from '../../vocabulary/flags.js'
import {type Given} from '../../vocabulary/typed.js'
import {type Outcome} from '../../run/outcome.js'
import {type Session} from '../../run/session.js'

/** The flags for the part of a history, and for lookups that NapCat can skip. */
export const historyFlags = {
  before: messageFlag({summary: 'messages before this one, going back in time', exclusive: ['after']}),
  after: messageFlag({summary: 'messages after this one, going forward in time'}),
  count: positiveFlag({summary: 'at most N messages (default 20; with --since: all)', exclusive: ['all']}),
  all: Flags.boolean({summary: 'all messages in that direction'}),
  since: timeFlag({
    summary:
      'messages sent at or after this time: 2026-01-31 (00:00), "2026-01-31 08:00", 08:00, today, yesterday, epoch seconds, or how long ago: 2h, -3d',
  }),
  until: timeFlag({summary: 'messages sent before this time, in the same formats'}),
  'no-url': Flags.boolean({summary: 'do not look up the URLs of images and files (much faster)'}),
  'no-parse-forward': Flags.boolean({summary: 'do not expand forward cards'}),
}

/** For groups; NapCat ignores it for friends. */
export const quickReplyFlag = {
  'quick-reply': Flags.boolean({summary: 'do not look up the messages that replies quote (faster)'}),
}

/** The description of every command that shows a history. */
export const HISTORY_DESCRIPTION =
  'Shows the newest messages, or the messages before or after a given one. The oldest message comes first, so nothing is printed until all messages are loaded. Messages sent while the bot was offline may be missing. NapCat forgets message ids when it restarts; after reading a history it knows them again.'

const DEFAULT_COUNT = 20
/** The number of messages between two progress notes. */
const PROGRESS_STEP = 500

type HistoryFlags = Given<typeof historyFlags & typeof quickReplyFlag>

/** Reads the history of a chat by the flags. @throws QQError USAGE, UNSUPPORTED before anything is sent */
export async function readHistory(session: Session, chat: Target, flags: HistoryFlags): Promise<Outcome> {
  if (flags['quick-reply'] && chat.kind === 'user')
    throw new QQError('UNSUPPORTED', say('--quick-reply: NapCat ignores it in a private chat'))
  const request = {
    ...peerParams(chat),
    ...(flags['no-url'] && {disable_get_url: true}),
    ...(flags['no-parse-forward'] && {parse_mult_msg: false}),
    ...(flags['quick-reply'] && {quick_reply: true}),
  }
  const action = chat.kind === 'group' ? 'get_group_msg_history' : 'get_friend_msg_history'
  const history = new History(action, request, rangeOf(flags))
  let told = 0
  const rows = await session.connector.withCaller(async caller =>
    history.read(caller, count => {
      if (count - told < PROGRESS_STEP) return
      told = count
      session.notes.progress(say('{count} messages so far', {count}))
    }),
  )
  return {
    content: {kind: 'list', rows},
    view: {
      columns: ['message_id', 'time', 'sender.user_id', 'sender.card|sender.nickname', 'raw_message'],
      marks: factsOf(action),
      log: async (shown, human) => messageLog(shown, human, {ids: true, places: false, depth: 0}),
    },
    raw: history.raw,
    failure: history.failure && incomplete(history.failure),
  }
}

function rangeOf({before, after, count, all, since, until}: HistoryFlags): HistoryRange {
  if (since !== undefined && until !== undefined && since >= until)
    throw new QQError('USAGE', say('--since must be before --until'))
  const id = before ?? after
  return {
    anchor: id === undefined ? undefined : {id, side: before === undefined ? 'after' : 'before'},
    count: all ? undefined : (count ?? (since === undefined ? DEFAULT_COUNT : undefined)),
    sinceMs: since,
    untilMs: until,
  }
}

function incomplete(error: QQError): QQError {
  const what = say('the history is not complete: {problem}', {problem: error.what})
  return error.saying(what, {code: 'PARTIAL', outcome: 'partial', raw: undefined})
}
