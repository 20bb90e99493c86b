import {endpointUrl} from '../../client/options.js'
import {QQError} from '../../errors/errors.js'
import {say} from '../../errors/saying.js'
import {Interrupt} from '../../errors/interrupt.js'
import {spoken} from '../../language/spoken.js'
import {sanitize} from '../../output/sanitize.js'
import {type HumanView} from '../../output/types.js'
import {isJsonObject, stringifyJson, textOf} from '../../protocol/json.js'
import {BatchJournal} from '../../state/batch-journal.js'
import {type Siblings} from '../../run/base.js'
import {linesOf, type Outcome, type RowSink} from '../../run/outcome.js'
import {pace} from '../../define/pacing.js'
import {errorToJson} from '../../run/report.js'
import {type Session} from '../../run/session.js'
import {type Given} from '../../vocabulary/typed.js'
import {type batchFlags} from './flags.js'
import {isConfirmed, lookThrough} from './first-look.js'
import {CsvSplitter, Input, LineSplitter, type InputLine} from './batch-input.js'
import {csvLines, readBatchLine} from './batch-line.js'
import {progressLine} from './batch-report.js'
import {framesOf, rowOf, type Result} from './results.js'
import {BatchRun, GRACE_MS, type BatchOptions} from './batch-run.js'

type BatchFlags = Given<typeof batchFlags>

/** Additional time after the grace time of running lines. */
const END_MS = 1000

/**
 * Prepares a batch; its results come as they are ready.
 * @param file `-` is stdin
 * @throws QQError USAGE, VALIDATION, LOCAL for input that is refused before anything is sent
 */
export async function openBatch(
  file: string,
  flags: BatchFlags,
  session: Session,
  siblings: Siblings,
): Promise<Outcome> {
  if (file === '-' && session.io.stdin.isTTY) {
    const hint = say('give a file, or pipe lines to stdin')
    throw new QQError('USAGE', say('there are no lines: no file is given, and nothing is piped to stdin'), {hint})
  }
  const options = runOptions(flags, session)
  session.stdin.claim(say('the lines of the batch')) // also if a file is read, because only one of many lines could read stdin
  const read = flags.action === undefined ? readBatchLine : csvLines(flags.action)
  const input = new Input(file, session.io)
  const journal = flags.resume === undefined || session.settings.isDryRun ? undefined : BatchJournal.open(flags.resume)
  const source = (): AsyncGenerator<readonly InputLine[], void> => {
    const lines = input.lines(flags.action === undefined ? new LineSplitter() : new CsvSplitter())
    return journal ? boundTo(journal, lines, flags, session) : lines
  }
  const progress = await progressLine(session)
  const close = (): void => {
    input.close()
    progress.end()
    journal?.close()
  }
  try {
    const found = input.canBeReadTwice ? await lookThrough(source(), read, siblings, journal) : undefined
    const yes = flags.yes || (found && !session.settings.isDryRun ? await isConfirmed(found, flags, session) : false)
    const dry = session.settings.isDryRun ? await session.connector.open('api') : undefined
    const own = {siblings, read, yes, journal, dry, onProgress: progress.update}
    return outcomeOf(new BatchRun(session, source(), {...options, ...own}), session, close)
  } catch (error) {
    journal?.close()
    throw error
  }
}

/** The lines, once the journal is known to belong to them. @throws as `BatchJournal.bind` */
async function* boundTo(
  journal: BatchJournal,
  lines: AsyncIterable<readonly InputLine[]>,
  {action, unchecked = false}: BatchFlags,
  session: Session,
): AsyncGenerator<readonly InputLine[], void> {
  const server = endpointUrl(session.settings.resolve().url.value, 'api')
  for await (const some of lines) {
    if (some[0]) journal.bind({server, action, columns: some[0].names, unchecked})
    yield some
  }
}

/** @throws as `pace` */
function runOptions(
  flags: BatchFlags,
  {connector}: Session,
): Omit<BatchOptions, 'siblings' | 'read' | 'yes' | 'journal' | 'dry' | 'onProgress'> {
  const isPaced = flags.delay !== undefined || flags.rate !== undefined
  return {
    unchecked: flags.unchecked ?? false,
    concurrency: flags.concurrency ?? 1,
    unordered: flags.unordered ?? false,
    stopOnError: flags['stop-on-error'] ?? false,
    retryUnsafe: flags['retry-unsafe'] ?? false,
    pace: isPaced ? pace(flags) : undefined,
    retries: connector.retries,
  }
}

/** @param close called at the end of the batch */
function outcomeOf(batch: BatchRun, session: Session, close: () => void): Outcome {
  const {ending} = session.io
  ending.mustFinish = true
  ending.graceMs = GRACE_MS + END_MS
  const run = async (sink: RowSink): Promise<QQError | undefined> => {
    const stop = (): void => {
      const {reason} = session.signal as {reason: unknown}
      batch.interrupt(reason instanceof Interrupt ? reason.signal : 'SIGINT')
    }
    session.signal.addEventListener('abort', stop, {once: true})
    batch.keepFrames = sink.lines !== undefined
    void batch.start()
    try {
      await showResults(batch, session, sink)
      return batch.failure()
    } finally {
      session.signal.removeEventListener('abort', stop)
      close()
    }
  }
  return {
    content: {kind: 'stream', lines: ['raw'], run},
    view: {
      columns: ['line', 'ok', 'action|command', 'echo', 'error.retcode', 'error.message'],
      id: 'line',
      line: resultLine,
    },
  }
}

/** Passes on the results as they come, up to the end of the batch, even if fewer are shown. */
async function showResults(batch: BatchRun, session: Session, sink: RowSink): Promise<void> {
  let left = sink.left
  for (let results = await batch.takeResults(); results; results = await batch.takeResults()) {
    if (session.settings.isDryRun) for (const result of results) tellFailure(session, result)
    if (sink.lines) {
      for (const result of results) if (framesOf(result).length === 0) tellFailure(session, result)
      const shown = results.slice(0, left)
      left -= shown.length
      await sink.lines.write(linesOf(shown.flatMap(framesOf)))
    } else
      for (const result of results)
        await sink.row(
          rowOf(result, result.error && (await errorToJson(result.error, session.settings.rowLanguage(session.io)))),
        )
  }
}

/** For failures, which are not part of the frames. */
function tellFailure(session: Session, {job, error}: Result): void {
  if (error) session.notes.report(say('line {line}: {problem}', {line: job.number, problem: error.what}))
}

/** A result for a person: `3  ok  group get  {"group_id":…`. */
function resultLine(row: unknown, {style, speech}: HumanView): string {
  const {line, ok, action, command, error, data, earlier} = row as Record<string, unknown> // `rowOf` made it
  const what = sanitize(textOf(action) || textOf(command))
  const told = isJsonObject(error)
    ? textOf(error['message'])
    : earlier
      ? spoken(say('done before'), speech)
      : stringifyJson(data ?? null)
  return [style.dim(textOf(line)), ok ? style.green('ok') : style.red('failed'), style.bold(what), sanitize(told)].join(
    '  ',
  )
}
