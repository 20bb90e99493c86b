import {say} from '../../errors/saying.js'
import {type Link} from '../../transfer/link.js'
import {identityOf, type Source} from '../../transfer/source.js'
import {EachRun, type Each} from '../../define/each-run.js'
import {type PacingFlags} from '../../define/pacing.js'
import {type Outcome} from '../../run/outcome.js'
import {type Session} from '../../run/session.js'
import {type FinishedFiles} from '../../state/finished-files.js'
import {closeFiles, fileBytesOf, fileValue, type FileFlags} from './file-params.js'
import {withLink} from './with-link.js'

type Params = Readonly<Record<string, unknown>>

const RESUME = say('run the same command with --resume to skip the files that are done')

/** The common parts of all calls of a run. */
interface Goal {
  readonly action: string
  /** The typed destination of the files. */
  readonly place: unknown
}

/** Prepares the calls for the remaining files; returns a function for the other parameters of a file. */
export type Prepare = (link: Link, left: readonly Source[]) => Promise<(source: Source) => Params>

/** How results of files are shown. */
interface Shown {
  readonly row: (row: Params, source: Source | undefined) => Params
  readonly columns: readonly string[]
  readonly id: string
}

/**
 * Makes one call for each file, over one connection, with one result for each: `file` of the call is the file, which is
 * uploaded in its turn. With --resume, files that an earlier run has sent are skipped.
 */
export function uploadEach(
  session: Session,
  {action, place}: Goal,
  sources: readonly Source[],
  flags: FileFlags & PacingFlags,
  prepare: Prepare,
  shown?: Shown,
): Outcome {
  const run = new EachRun(session, action, 'path', flags)
  const upload = async (link: Link, each: Each): Promise<void> => {
    const finished = await finishedFiles(session, [action, place], sources, flags)
    const before = sources.map((_, at) => finished?.recall(at))
    const left = sources.filter((_, at) => !before[at])
    if (finished) run.hint = RESUME
    if (left.length < sources.length)
      session.notes.add(
        say('{count} of the files were uploaded before and are skipped', {count: sources.length - left.length}),
      )
    const paramsFor = await prepare(link, left)
    const requests = sources.map((source, at) => ({
      target: source.label,
      params: paramsFor(source),
      before: before[at],
      more: async () => ({file: await fileValue(session, link, source, flags)}),
      onDone: (data: unknown) => {
        if (finished) run.hint = finished.keep(at, data) ? RESUME : undefined
      },
      fileBytes: fileBytesOf([source]),
    }))
    await each(link, requests, shown && ((row, at) => shown.row(row, sources[at])))
    if (!run.hasFailed) finished?.forget()
  }
  const work = async (each: Each): Promise<void> => {
    try {
      await withLink(session, async link => upload(link, each))
    } finally {
      await closeFiles(sources)
    }
  }
  return run.outcome(work, shown?.columns, shown?.id)
}

/** Undefined for one file, without --resume, and without a state folder. */
async function finishedFiles(
  session: Session,
  command: readonly unknown[],
  sources: readonly Source[],
  {resume}: FileFlags,
): Promise<FinishedFiles | undefined> {
  const store = sources.length === 1 || resume === false ? undefined : await session.memory.get()
  if (!store) return undefined
  const {FinishedFiles} = await import('../../state/finished-files.js')
  const labels = sources.map(({label}) => label)
  const whole = [session.settings.resolve().url.value, ...command, labels]
  return new FinishedFiles(store, whole, sources.map(identityOf), resume ?? false)
}
