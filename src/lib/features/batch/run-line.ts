import {type Connection} from '../../client/client.js'
import {QQError} from '../../errors/errors.js'
import {Interrupt} from '../../errors/interrupt.js'
import {type Content} from '../../output/types.js'
import {factsOf} from '../../protocol/actions.js'
import {type Siblings} from '../../run/base.js'
import {checkedRequest, type CallRequest} from '../calls/call-request.js'
import {confirmAction} from '../../run/confirm.js'
import {rowSink, type Outcome} from '../../run/outcome.js'
import {runInside} from '../../run/run-command.js'
import {explain} from '../../run/report.js'
import {type Line} from './line.js'
import {lineSession, type LineHost} from './line-session.js'

export interface LineOptions {
  readonly siblings: Siblings
  /** Destructive lines may be done. */
  readonly yes: boolean
  /** Calls are made exactly as they are given. */
  readonly unchecked: boolean
}

/** What a line gave: with rows of which some failed, both. */
export interface LineValue {
  readonly data: unknown
  readonly error?: QQError | undefined
}

/** A command that may stand in a batch. @throws QQError USAGE when there is none of that name, or it may not */
export async function lineCommand(siblings: Siblings, words: readonly string[]): ReturnType<Siblings['find']> {
  const found = await siblings.find(words)
  if (found.command.alone) {
    throw new QQError('USAGE', `${found.command.id.replaceAll(':', ' ')} makes no sense in a batch`, {
      hint: 'run it by itself',
    })
  }
  return found
}

/** Does what a command line says, over the host's connection. @throws whatever the command fails with */
export async function runCommand(words: readonly string[], host: LineHost, options: LineOptions): Promise<LineValue> {
  const {command, config, rest} = await lineCommand(options.siblings, words)
  try {
    const isDry = host.session.settings.isDryRun
    const outcome = await runInside(
      {command, argv: rest, config, siblings: options.siblings},
      flags => lineSession(flags, host),
      {'no-input': true, ...(options.yes && {yes: true}), ...(isDry && {'dry-run': true})},
    )
    return await valueOf(outcome)
  } catch (error) {
    if (error instanceof Interrupt) throw error
    throw explain(error, command.id, Object.keys({...command.baseFlags, ...command.flags}))
  }
}

/** Makes a call that wants more than being sent: a question first, a stream, an old name. @throws as the call does */
export async function runCall(
  line: Extract<Line, {kind: 'call'}>,
  host: LineHost,
  {yes, unchecked}: LineOptions,
): Promise<LineValue> {
  const session = lineSession({}, host)
  const {action, params}: CallRequest = unchecked ? line : await checkedRequest(line, text => session.notes.add(text))
  const flags = {yes, confirm: line.confirm, 'no-input': true, 'dry-run': session.settings.isDryRun}
  try {
    await confirmAction(session, action, params, flags, `Call ${action}`)
  } catch (error) {
    throw withLineHint(error)
  }
  return session.connector.withCaller(async caller => ({data: await dataOf(caller, action, params)}))
}

/** A line has no flags. */
function withLineHint(error: unknown): unknown {
  const word = error instanceof QQError ? /^add --confirm (\S+)/.exec(error.hint ?? '')?.[1] : undefined
  if (!(error instanceof QQError) || word === undefined) return error
  return new QQError(error.code, error.message, {action: error.action, hint: `add "confirm":"${word}" to the line`})
}

async function dataOf(
  caller: Pick<Connection, 'stream' | 'callUnchecked'>,
  action: string,
  params: CallRequest['params'],
): Promise<unknown> {
  if (!factsOf(action)?.stream) return (await caller.callUnchecked(action, params)).data
  const packets: unknown[] = []
  for await (const {data} of caller.stream(action, params)) packets.push(data)
  return packets
}

async function valueOf({content, text, failure}: Outcome): Promise<LineValue> {
  if (content?.kind !== 'stream') return {data: (content && completeOf(content)) ?? text ?? null, error: failure}
  const rows: unknown[] = []
  const error = await content.run(rowSink(row => rows.push(row)))
  return {data: rows, error}
}

function completeOf(content: Content): unknown {
  return content.kind === 'value' ? content.value : content.rows
}
