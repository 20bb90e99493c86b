import {QQError} from '../../errors/errors.js'
import {malformed} from '../../errors/refusals.js'
import {say} from '../../errors/saying.js'
import {type ReadFrame} from '../../client/event-frame.js'
import {runOnEvent} from '../../operations/events/exec.js'
import {forwardEvent} from '../../operations/events/forward.js'
import {Handlers, type Handler} from '../../operations/events/handlers.js'
import {
  answeredOperation,
  doQuickOperation,
  parseQuickOperation,
  type QuickOperation,
} from '../../operations/events/quick.js'
import {type EventTail} from '../../operations/events/tail.js'
import {decodeText, readTextFile} from '../../input/text.js'
import {type Session} from '../../run/session.js'
import {type HandlerFlags} from './handler-flags.js'

/** What is done with the events of one run. */
export interface Handling {
  /** Resolves when it is being done, or the run has ended meanwhile. */
  readonly take: (frame: ReadFrame) => Promise<void>
  /** Resolves when nothing is being done any more. */
  readonly settled: () => Promise<void>
  /** What `--exec-fail stop` ended the run for. */
  readonly failure: () => QQError | undefined
}

/**
 * @param tail asked for when there is something to do over its connection, or when it is to end
 * @throws QQError VALIDATION, LOCAL for flags that cannot be meant
 */
export function handling(flags: HandlerFlags, session: Session, tail: () => EventTail): Handling {
  let failure: QQError | undefined
  const fail = (error: unknown): void => {
    if (session.signal.aborted || failure) return
    const known = session.connector.explain(error)
    if (flags['exec-fail'] === 'stop') {
      failure = known
      tail().end()
    } else session.notes.failure(known)
  }
  const doAsTold = async ({event}: ReadFrame, operation: QuickOperation): Promise<void> =>
    doQuickOperation(session.connector.inTurns(tail().caller), event, operation)
  const onOperation = flags['exec-reply'] ? doAsTold : undefined
  // events that have come already wait behind the one that failed
  const unlessEnding =
    (handler: Handler): Handler =>
    async frame => {
      if (!failure) await handler(frame)
    }
  const made = [execHandler(flags, session, onOperation), forwardHandler(flags, session.signal, onOperation)]
  const handlers = new Handlers(
    made.filter(handler => handler !== undefined).map(unlessEnding),
    flags.concurrency ?? 1,
    fail,
  )
  let leavesSome = false
  return {
    take: async frame => {
      await handlers.room()
      if (tail().ended === undefined) handlers.begin(frame)
      else leavesSome = true // the time was up while it waited; only what is under way has as long as it needs
    },
    settled: async () => {
      await handlers.settled()
      if (leavesSome) session.notes.add(say('the time is up; not all events that came before were handled'))
    },
    failure: () => failure,
  }
}

type OnOperation = ((frame: ReadFrame, operation: QuickOperation) => Promise<void>) | undefined

function execHandler(flags: HandlerFlags, session: Session, onOperation: OnOperation): Handler | undefined {
  const {exec: command, 'exec-timeout': timeoutMs} = flags
  if (command === undefined) return undefined
  if (command.trim() === '') throw new QQError('VALIDATION', say('--exec: the command is empty'))
  const environment = session.settings.environmentOfCommands(session.io.env)
  return async frame =>
    runOnEvent(command, frame, {
      environment,
      timeoutMs,
      onLine:
        onOperation &&
        (async line => onOperation(frame, parseQuickOperation(decodeText(line, say('what the command wrote'))))),
      signal: session.signal,
    })
}

function forwardHandler(flags: HandlerFlags, signal: AbortSignal, onOperation: OnOperation): Handler | undefined {
  const target = flags['forward-to']
  if (target === undefined) return undefined
  const url = URL.canParse(target) ? new URL(target) : undefined
  if (!url || !['http:', 'https:'].includes(url.protocol))
    throw new QQError('VALIDATION', say('--forward-to: not a URL that begins with http:// or https://'))
  const headers = {...takeCredentials(url), ...Object.fromEntries((flags.header ?? []).map(parseHeader))}
  const file = flags['secret-file']
  const secret = file === undefined ? undefined : readTextFile(file, '--secret-file').split(/\r?\n/, 1)[0]
  if (secret === '')
    throw new QQError('LOCAL', say('--secret-file: the first line of {file} is empty', {file: file ?? ''}))
  return async frame =>
    forwardEvent(frame, {
      url,
      headers,
      secret,
      onAnswer:
        onOperation &&
        (async answer => {
          const operation = answeredOperation(answer)
          if (!operation) return
          decodeText(answer.bytes, say('the answer of {origin}', {origin: url.origin})) // refuses what became another text in `body`
          await onOperation(frame, operation)
        }),
      signal,
    })
}

/** Out of a URL, which fetch takes without alone, into the header that they stand for. @throws QQError VALIDATION */
function takeCredentials(url: URL): Record<string, string> {
  const {username, password} = url
  if (username === '' && password === '') return {}
  url.username = ''
  url.password = ''
  try {
    const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`
    return {Authorization: `Basic ${Buffer.from(pair).toString('base64')}`}
  } catch {
    throw new QQError('VALIDATION', say('--forward-to: the user and password in the URL are not percent-encoded'))
  }
}

function parseHeader(text: string): [name: string, value: string] {
  const [, name, value] = /^([\w!#$%&'*+.^`|~-]+):\s*([\x20-\x7e\x80-\xff\t]*?)\s*$/.exec(text) ?? []
  if (name === undefined || value === undefined) throw malformed('VALIDATION', 'header', text, '--header')
  return [name, value]
}
