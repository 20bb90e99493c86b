import {type Caller} from '../../client/caller.js'
import {QQError} from '../../errors/errors.js'
import {atPlace, say} from '../../errors/saying.js'
import {type ActionName} from '../../protocol/actions.js'
import {receiveFile, type DownloadOptions} from '../../transfer/download.js'
import {
  downloadFile,
  downloadTarget,
  placeIn,
  type Downloaded,
  type DownloadTarget,
  type KnownName,
} from '../../transfer/download-target.js'
import {type Sink} from '../../transfer/partial-file.js'
import {EachRun, type EachRequest} from '../../define/each-run.js'
import {type Outcome} from '../../run/outcome.js'
import {type pacingFlags} from '../../vocabulary/flags.js'
import {type Given} from '../../vocabulary/typed.js'
import {writeThrough} from '../../run/printer.js'
import {type Session} from '../../run/session.js'
import {type downloadFlags} from './download-flags.js'
import {withLink} from './with-link.js'
import {showProgress, type ProgressDisplay} from './transfer-progress.js'

export interface Wanted extends EachRequest {
  /** The action, if it is not that of the run. */
  readonly action?: ActionName | undefined
  /** The name, if the server does not send it. */
  readonly known?: KnownName | undefined
  /** The size, if it is known for certain. */
  readonly sizeBytes?: number | undefined
}

export interface WantedFiles {
  readonly many: boolean
  /** Called once. @param caller for lookups */
  find(caller: Caller): Promise<readonly Wanted[]>
}

type DownloadRunFlags = Given<typeof downloadFlags & typeof pacingFlags>

/**
 * Downloads files: one result for each, over one connection; or the bytes of one to stdout.
 * @throws QQError USAGE for flags that are only for one file; as `downloadTarget`
 */
export async function download(
  session: Session,
  action: ActionName,
  files: WantedFiles,
  flags: DownloadRunFlags,
): Promise<Outcome> {
  if (files.many && flags.sha256 !== undefined)
    throw new QQError('USAGE', say('--sha256 can be used only with one file'))
  return flags.to === '-' ? toStdout(session, action, files, flags) : toFiles(session, action, files, flags)
}

function toFiles(session: Session, action: ActionName, files: WantedFiles, flags: DownloadRunFlags): Outcome {
  const target = targetOf(flags, files.many)
  const downloads = new Downloads(session, action, 'file', target, flags)
  return downloads.run.outcome(
    async each => withLink(session, async link => each(link, await files.find(link))),
    ['path', 'file_name|file', 'size:size', 'sha256'],
    'path',
  )
}

/** The target of downloads by the flags. @throws as `downloadTarget` */
export function targetOf(
  {to = '.', ...flags}: Pick<DownloadRunFlags, 'to' | 'force' | 'no-clobber'>,
  many: boolean,
): DownloadTarget {
  return downloadTarget(to, existingFor(flags), many)
}

export class Downloads {
  readonly run: EachRun
  /** Their paths. */
  readonly #written = new Set<string>()

  constructor(
    private readonly session: Session,
    private readonly action: ActionName,
    /** The key of a target in the results. */
    key: string,
    private readonly target: DownloadTarget,
    private readonly flags: DownloadRunFlags,
  ) {
    this.run = new EachRun(session, action, key, flags, undefined, async (caller, request) =>
      this.#download(caller, request),
    )
  }

  async #download(caller: Caller, wanted: Wanted): Promise<{data: unknown; raw: Buffer}> {
    const {session, flags} = this
    const {params, known, action = this.action} = wanted
    const id = String(params['file'])
    if (caller.isDry) return caller.call({action, params})
    const shown = await showProgress(session, flags.progress)
    try {
      const target = known ? placeIn(this.target, known, id) : this.target
      const done = await repeated(session, shown, action, downloadOptions(wanted, flags, shown), async options =>
        downloadFile(caller, action, params, target, {...options, id, written: this.#written}),
      )
      if (done.kept) shown.note(say('{path} already exists and was not changed', {path: done.path}))
      return {data: rowOf(done, known?.name), raw: done.raw ?? Buffer.alloc(0)}
    } finally {
      shown.end()
    }
  }
}

function rowOf(
  {path, fileName, kept, size, sha256}: Downloaded,
  knownName: string | undefined,
): Readonly<Record<string, unknown>> {
  const called = knownName ?? fileName
  const name = called === undefined ? {} : {file_name: called}
  return kept ? {path, ...name, kept} : {path, ...name, size, sha256}
}

/** The bytes are the result: nothing else is printed. */
async function toStdout(
  session: Session,
  action: ActionName,
  files: WantedFiles,
  flags: DownloadRunFlags,
): Promise<Outcome> {
  if (files.many)
    throw new QQError('USAGE', say('--to - can be used only with one file'), {hint: say('give a folder to --to')})
  checkStdout(session)
  const shown = await showProgress(session, flags.progress)
  try {
    await withLink(session, async link => {
      for (const wanted of await files.find(link)) {
        if (link.isDry) await link.call({action, params: wanted.params})
        else {
          const options = downloadOptions(wanted, flags, shown)
          await receiveFile(link, action, wanted.params, stdoutSink(session), options)
        }
      }
    })
    return {}
  } finally {
    shown.end()
  }
}

export function existingFor(flags: Pick<DownloadRunFlags, 'force' | 'no-clobber'>): DownloadTarget['existing'] {
  return flags.force ? 'overwrite' : flags['no-clobber'] ? 'keep' : 'refuse'
}

/** @throws QQError USAGE when stdout is a terminal */
export function checkStdout(session: Session): void {
  if (!session.io.stdout.isTTY || session.settings.isDryRun) return
  const hint = say('write it to a pipe, or give --to FILE')
  throw new QQError('USAGE', say('a file cannot be written to the terminal'), {hint})
}

/** The sink that writes bytes to stdout. */
export function stdoutSink({io}: Session): () => Promise<Sink> {
  return async () => Promise.resolve({write: async bytes => writeThrough(io, bytes)})
}

/**
 * A download that starts again from its beginning if it was interrupted and retries are on. Before its first packet,
 * the connection retries it.
 */
export async function repeated<T>(
  session: Session,
  shown: ProgressDisplay,
  action: ActionName,
  options: DownloadOptions,
  work: (options: DownloadOptions) => Promise<T>,
): Promise<T> {
  const retries = session.connector.retries?.within({tell: text => shown.note(text)})
  if (!retries) return work(options)
  const last = await retries.repeat(async () => {
    let doneBytes = 0
    const onProgress: DownloadOptions['onProgress'] = (bytes, info) => {
      doneBytes = bytes
      options.onProgress?.(bytes, info)
    }
    try {
      return {done: await work({...options, onProgress})}
    } catch (error) {
      if (doneBytes > 0) throw error
      return {failure: error}
    }
  }, action)
  if ('failure' in last) throw last.failure
  return last.done
}

/** How a download is checked and shown. */
export function downloadOptions(
  {target: id, known, sizeBytes, params}: Wanted,
  {sha256}: Pick<DownloadRunFlags, 'sha256'>,
  shown: ProgressDisplay,
): DownloadOptions {
  return {
    sha256,
    sizeBytes,
    onProgress: (bytes, {fileName, sizeHint}) =>
      shown.update((known?.name ?? fileName) || id, bytes, sizeBytes ?? sizeHint),
    // for a converted record, the server announces the size before the conversion
    onNote: params['out_format'] === undefined ? note => shown.note(atPlace(known?.name ?? id, note)) : undefined,
  }
}
