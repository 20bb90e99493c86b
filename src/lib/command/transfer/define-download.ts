import {type ArgInput, type FlagInput} from '@oclif/core/interfaces'
import {QQError} from '../../errors/errors.js'
import {type ActionName} from '../../protocol/actions.js'
import {receiveFile} from '../../transfer/download.js'
import {downloadFile, downloadTarget, type Downloaded, type DownloadTarget} from '../../transfer/download-target.js'
import {type Link} from '../../transfer/link.js'
import {actionCommand, type ActionCommandSpec} from '../action-command.js'
import {handle, handlesArg} from '../args.js'
import {type QQCommand} from '../base.js'
import {EachRun, type EachRequest} from '../each-run.js'
import {pacingFlags} from '../flags.js'
import {type Outcome} from '../outcome.js'
import {pace} from '../pacing.js'
import {writeOut} from '../printer.js'
import {type Session} from '../session.js'
import {readTargets} from '../targets.js'
import {type Typed} from '../typed.js'
import {downloadFlags} from './flags.js'
import {linkRows, withLink} from './link.js'
import {showProgress} from './progress.js'

export interface DownloadSpec<TFlags extends FlagInput> extends Omit<
  ActionCommandSpec<ArgInput, TFlags>,
  'args' | 'columns' | 'id'
> {
  /** Where the ids come from, for the help. */
  readonly files: string
  /** What is sent besides the file and the size of the packets. */
  readonly params?: (typed: Pick<Typed<ArgInput, TFlags>, 'flags'>) => Readonly<Record<string, unknown>>
}

/** What of the flags of a download its work is told. */
type Flags = Pick<
  Typed<ArgInput, typeof downloadFlags & typeof pacingFlags>['flags'],
  'to' | 'force' | 'no-clobber' | 'chunk-size' | 'progress' | 'delay' | 'rate'
> & {readonly sha256?: string | undefined}

/** A command that downloads files: one result for each, over one connection; or the bytes of one to stdout. */
export function defineDownload<TFlags extends FlagInput>({
  files,
  params,
  ...spec
}: DownloadSpec<TFlags>): typeof QQCommand {
  const args = {file: handlesArg(files)}
  return actionCommand({...spec, args}, {...downloadFlags, ...pacingFlags}, async (line, session) => {
    const flags = line.flags as Flags // what the parser made of exactly these flags
    const own = params?.({flags: line.flags as Typed<ArgInput, TFlags>['flags']}) // and of these
    const targets = await readTargets(line.args['file'] as string[], 'file', fileId)
    const requests = targets.map(target => ({target, params: {file: target, chunk_size: flags['chunk-size'], ...own}}))
    const [first] = requests
    if (!first) {
      session.note('nothing on stdin, so nothing to do')
      return {content: {kind: 'list', rows: []}}
    }
    if (requests.length > 1 && flags.sha256 !== undefined)
      throw new QQError('USAGE', '--sha256 is of one file, and there are several')
    return flags.to === '-'
      ? toStdout(session, spec.action, requests, flags)
      : toFiles(session, spec.action, requests, flags)
  })
}

function toFiles(session: Session, action: ActionName, requests: readonly EachRequest[], flags: Flags): Outcome {
  const target = targetOf(flags, requests.length > 1)
  const downloads = new Downloads(session, action, 'file', target, flags)
  const rows = linkRows(session, link => downloads.rows(link, requests))
  return downloads.run.outcome(rows, ['path', 'file_name', 'size', 'sha256'], 'path')
}

/** Where downloads go by the flags. @throws as `downloadTarget` */
export function targetOf(flags: Pick<Flags, 'to' | 'force' | 'no-clobber'>, many: boolean): DownloadTarget {
  const existing = flags.force ? 'overwrite' : flags['no-clobber'] ? 'keep' : 'refuse'
  return downloadTarget(flags.to ?? '.', existing, many)
}

/** A file to download: by the action and to the target of the run, where it has none of its own. */
export interface DownloadRequest extends EachRequest {
  readonly action?: ActionName
  readonly to?: DownloadTarget
}

/** The downloads of one run. */
export class Downloads {
  readonly run: EachRun
  /** Their paths. */
  readonly #written = new Set<string>()
  #link: Link | undefined
  /** NapCat goes on sending a file that is not wanted any more: only a closed connection stops it. */
  #stale = false

  constructor(
    private readonly session: Session,
    private readonly action: ActionName,
    /** What a target is called in the results. */
    key: string,
    private readonly target: DownloadTarget,
    private readonly flags: Flags,
  ) {
    this.run = new EachRun(action, key, pace(flags), undefined, async (_caller, request) => this.#download(request))
  }

  rows(link: Link, requests: readonly DownloadRequest[]): AsyncGenerator<Record<string, unknown>, void> {
    this.#link = link
    return this.run.results(link, requests)
  }

  async #download({target: id, params, action = this.action, to = this.target}: DownloadRequest): Promise<{
    data: unknown
    raw: Buffer
  }> {
    const {session, flags} = this
    const link = this.#link
    if (!link) throw new Error('no connection')
    if (link.isDry) return link.callUnchecked(action, params)
    if (this.#stale) await link.renew()
    this.#stale = true
    const shown = await showProgress(session, flags.progress)
    try {
      const done = await downloadFile(link, action, params, to, {
        id,
        written: this.#written,
        sha256: flags.sha256,
        onProgress: (bytes, {fileName, sizeHint}) => shown.update(fileName || String(params['file']), bytes, sizeHint),
      })
      this.#stale = done.kept
      if (done.kept) shown.note(`${done.path} is there already and was left as it is`)
      return {data: rowOf(done), raw: done.raw ?? Buffer.alloc(0)}
    } finally {
      shown.end()
    }
  }
}

function rowOf({path, fileName, kept, size, sha256}: Downloaded): Readonly<Record<string, unknown>> {
  const name = fileName === undefined ? {} : {file_name: fileName}
  return kept ? {path, ...name, kept} : {path, ...name, size, sha256}
}

/** The bytes are the result: nothing else is printed. */
async function toStdout(
  session: Session,
  action: ActionName,
  requests: readonly EachRequest[],
  flags: Flags,
): Promise<Outcome> {
  const [{target: id, params} = {target: '', params: {}}, ...others] = requests
  if (others.length > 0) throw new QQError('USAGE', '--to - is for one file', {hint: 'give a folder with --to'})
  if (process.stdout.isTTY && !session.isDryRun) {
    throw new QQError('USAGE', 'the bytes of a file would do strange things to the terminal', {
      hint: 'pipe them on, or give --to FILE',
    })
  }
  const shown = await showProgress(session, flags.progress)
  try {
    await withLink(session, async link => {
      if (link.isDry) return link.callUnchecked(action, params)
      return receiveFile(link, action, params, async () => Promise.resolve({write: writeOut}), {
        sha256: flags.sha256,
        onProgress: (bytes, {fileName, sizeHint}) => shown.update(fileName || id, bytes, sizeHint),
      })
    })
    return {}
  } finally {
    shown.end()
  }
}

/** @throws QQError VALIDATION */
function fileId(text: string, name: string): string {
  if (/^(?:https?|file|base64):/i.test(text)) {
    throw new QQError('VALIDATION', `${name}: ${text.slice(0, 60)} is no id of a file: NapCat takes no URL here`, {
      hint: 'a URL is downloaded with curl',
    })
  }
  return handle(text, name)
}
