import {QQError} from '../../errors/errors.js'
import {malformed} from '../../errors/refusals.js'
import {say} from '../../errors/saying.js'
import {type ReadFrame} from '../../client/event-frame.js'
import {runOnEvent} from '../../operations/events/exec.js'
import {forwardEvent} from '../../operations/events/forward-event.js'
import {Handlers, type FrameHandler} from '../../operations/events/handlers.js'
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
import {commandOptions} from './open-tail.js'

/** The handling of the events of one run. */
export interface Handling {
  /** Resolves when the handling has started, or the run has ended. */
  readonly take: (frame: ReadFrame) => Promise<void>
  /** Resolves when all handling is done. */
  readonly settled: () => Promise<void>
  /** The failure for which `--exec-fail stop` ended the run. */
  readonly failure: () => QQError | undefined
}

/**
 * @param tail called to use its connection, or to end it
 * @throws QQError VALIDATION, LOCAL for impossible flags
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
  // events that have already come wait after the failed one
  const unlessEnding =
    (handler: FrameHandler): FrameHandler =>
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
      else leavesSome = true // the time ended while it waited; only running handlers may finish
    },
    settled: async () => {
      await handlers.settled()
      if (leavesSome)
        session.notes.add(say('the time limit was reached; some events that came before it were not handled'))
    },
    failure: () => failure,
  }
}

type OnOperation = ((frame: ReadFrame, operation: QuickOperation) => Promise<void>) | undefined

function execHandler(flags: HandlerFlags, session: Session, onOperation: OnOperation): FrameHandler | undefined {
  const {exec: command, 'exec-timeout': timeoutMs} = flags
  if (command === undefined) return undefined
  if (command.trim() === '') throw new QQError('VALIDATION', say('--exec: the command is empty'))
  const options = commandOptions(session)
  return async frame =>
    runOnEvent(command, frame, {
      ...options,
      timeoutMs,
      onLine:
        onOperation &&
        (async line => onOperation(frame, parseQuickOperation(decodeText(line, say('the output of the command'))))),
    })
}

function forwardHandler(flags: HandlerFlags, signal: AbortSignal, onOperation: OnOperation): FrameHandler | undefined {
  const target = flags['forward-to']
  if (target === undefined) return undefined
  const url = URL.canParse(target) ? new URL(target) : undefined
  if (!url || !['http:', 'https:'].includes(url.protocol))
    throw new QQError('VALIDATION', say('--forward-to: the value must be an http:// or https:// URL'))
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
          decodeText(answer.bytes, say('the answer of {origin}', {origin: url.origin})) // refuses bytes that `body` could not decode
          await onOperation(frame, operation)
        }),
      signal,
    })
}

/** Moves the credentials of a URL to a header, because fetch refuses them in a URL. @throws QQError VALIDATION */
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
