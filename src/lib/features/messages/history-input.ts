import * as Flags from '@oclif/core/flags'
import {QQError} from '../../errors/errors.js'
import {say} from '../../errors/saying.js'
import {History, type HistoryRange} from '../../operations/history.js'
import {type Target} from '../../message/target.js'
import {type RowFilter} from '../../output/filter.js'
import {messageLog} from '../../output/message-log.js'
import {factsOf} from '../../protocol/actions.js'
import {peerParams} from '../../vocabulary/chat-params.js'
import {messageFlag, positiveFlag, timeFlag, userFlag} from '../../vocabulary/flags.js'
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
  from: userFlag({summary: 'only messages of this user'}),
  'no-url': Flags.boolean({summary: 'do not look up the URLs of images and files (much faster)'}),
  'no-parse-forward': Flags.boolean({summary: 'do not expand forward cards'}),
}

/** For groups; NapCat ignores it for friends. */
export const quickReplyFlag = {
  'quick-reply': Flags.boolean({summary: 'do not look up the messages that replies quote (faster)'}),
}

/** The description of every command that shows a history. */
export const HISTORY_DESCRIPTION =
  'Shows the newest messages, or the messages before or after a given one. The oldest message comes first, so nothing is printed until all messages are loaded. Messages sent while the bot was offline may be missing. NapCat forgets message ids when it restarts; after reading a history it knows them again. --last N shows the newest N messages that pass --from and --filter; at most 2,000 messages are looked at, unless --all is given.'

const DEFAULT_COUNT = 20
/** How many messages are looked at for those that pass. */
const LOOK_AT = 2000
/** The number of messages between two progress notes. */
const PROGRESS_STEP = 500

type HistoryFlags = Given<typeof historyFlags & typeof quickReplyFlag>

/**
 * Reads the history of a chat by the flags.
 * @param filter of --filter
 * @throws QQError USAGE, UNSUPPORTED before anything is sent
 */
export async function readHistory(
  session: Session,
  chat: Target,
  flags: HistoryFlags,
  filter: RowFilter | undefined,
): Promise<Outcome> {
  if (flags['quick-reply'] && chat.kind === 'user')
    throw new QQError('UNSUPPORTED', say('--quick-reply: NapCat ignores it in a private chat'))
  const request = {
    ...peerParams(chat),
    ...(flags['no-url'] && {disable_get_url: true}),
    ...(flags['no-parse-forward'] && {parse_mult_msg: false}),
    ...(flags['quick-reply'] && {quick_reply: true}),
  }
  const action = chat.kind === 'group' ? 'get_group_msg_history' : 'get_friend_msg_history'
  const range = rangeOf(flags, session.settings.flags.last, filter)
  const history = new History(action, request, range)
  let told = 0
  const rows = await session.connector.withCaller(async caller =>
    history.read(caller, count => {
      if (count - told < PROGRESS_STEP) return
      told = count
      session.notes.progress(say('{count} messages so far', {count}))
    }),
  )
  const {looked} = history
  if (history.isStopped) {
    const {count: last = LOOK_AT} = range
    session.notes.add(say('looked at {looked} messages; use --last {last} --all to look further', {looked, last}))
  } else if (range.from !== undefined || range.passes) {
    session.notes.add(say('looked at {looked} messages', {looked}))
  }
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

/** @param last of --last: the newest that pass, unless --count or --after say which messages to look at */
function rangeOf(
  {before, after, count, all, since, until, from}: HistoryFlags,
  last: number | undefined,
  filter: RowFilter | undefined,
): HistoryRange {
  if (since !== undefined && until !== undefined && since >= until)
    throw new QQError('USAGE', say('--since must be before --until'))
  const id = before ?? after
  const isLast = last !== undefined && count === undefined
  const isNewest = isLast && after === undefined
  const isBounded = isLast || (from !== undefined && since === undefined)
  return {
    anchor: id === undefined ? undefined : {id, side: before === undefined ? 'after' : 'before'},
    count: isNewest ? Math.max(last, 1) : (count ?? (all || isLast || since !== undefined ? undefined : DEFAULT_COUNT)),
    sinceMs: since,
    untilMs: until,
    from,
    passes: isNewest && filter ? message => filter.passes(message) : undefined,
    lookAt: isBounded && !all ? LOOK_AT : undefined,
  }
}

function incomplete(error: QQError): QQError {
  const what = say('the history is not complete: {problem}', {problem: error.what})
  return error.saying(what, {code: 'PARTIAL', outcome: 'partial', raw: undefined})
}
