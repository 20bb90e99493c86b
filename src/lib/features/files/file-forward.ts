import {QQError} from '../../errors/errors.js'
import {say} from '../../errors/saying.js'
import {type Target} from '../../message/target.js'
import {nameWithoutFolder} from '../../operations/group-files.js'
import {receiveFile} from '../../transfer/download.js'
import {type Link} from '../../transfer/link.js'
import {spooled, type UploadSource} from '../../transfer/upload-source.js'
import {EachRun, type Each, type EachRequest} from '../../define/each-run.js'
import {
  checkDestination,
  checkSpace,
  destination,
  uploadActionFor,
  uploadRow,
  type UploadFlags,
  type UploadPlace,
} from './file-upload.js'
import {type Outcome} from '../../run/outcome.js'
import {type Session} from '../../run/session.js'
import {downloadOptions, repeated, type Wanted, type WantedFiles} from './downloads.js'
import {withLink} from './with-link.js'
import {showProgress} from './transfer-progress.js'
import {uploadShown} from './to-server.js'

const DOWNLOAD = 'download_file_stream'

/** A file that was uploaded again and can be sent. */
interface Brought {
  readonly file: string
  readonly name: string
  readonly sizeBytes: number | undefined
}

/**
 * Forwards files to another chat, one after the other: each is downloaded to this machine and uploaded again, with one
 * result for each. All are looked up before the first download.
 * @throws as `checkDestination` and `checkSpace`
 */
export function forwardFiles(
  session: Session,
  files: WantedFiles,
  chat: Target,
  flags: UploadFlags,
  place: UploadPlace,
): Outcome {
  checkDestination(chat, flags, place, files.many)
  const run = new EachRun(session, uploadActionFor(chat), 'file', flags)
  const forward = async (link: Link, each: Each): Promise<void> => {
    const wanted = await files.find(link)
    const sizes = wanted.map(({target, sizeBytes}) => ({label: target, sizeBytes}))
    if (chat.kind === 'group') await checkSpace(link, chat.id, sizes)
    const params = await destination(link, chat, flags, place)
    const known = wanted.map(({known, sizeBytes}) => ({name: flags.name ?? known?.name, sizeBytes}))
    const requests = wanted.map((one, index): EachRequest => ({
      target: one.target,
      params,
      fileBytes: one.sizeBytes,
      more: async () => {
        const {file, ...brought} = await bring(session, link, one, flags)
        known[index] = brought
        return {file, name: brought.name}
      },
    }))
    await each(link, requests, (row, at) => uploadRow(row, known[at]))
  }
  return run.outcome(
    async each => withLink(session, async link => forward(link, each)),
    ['file_id', 'name', 'size:size', 'ok'],
    'file_id',
  )
}

async function bring(session: Session, link: Link, wanted: Wanted, flags: UploadFlags): Promise<Brought> {
  const name = flags.name ?? wanted.known?.name
  if (link.isDry) {
    await link.call({action: DOWNLOAD, params: wanted.params})
    const shown = name ?? wanted.target
    return {file: `<stream:${shown}>`, name: shown, sizeBytes: wanted.sizeBytes}
  }
  const down = await bringDown(session, link, wanted, name, flags)
  try {
    const {file_path: file} = await uploadShown(session, link, down.source, flags)
    return {file, name: down.name, sizeBytes: down.source.size}
  } finally {
    await down.source.close()
  }
}

/** Downloads to a file that always disappears with this process. */
async function bringDown(
  session: Session,
  link: Link,
  wanted: Wanted,
  known: string | undefined,
  flags: UploadFlags,
): Promise<{source: UploadSource; name: string}> {
  const shown = await showProgress(session, flags.progress)
  let name = known ?? ''
  try {
    const source = await repeated(session, shown, DOWNLOAD, downloadOptions(wanted, {}, shown), async options =>
      spooled(known ?? wanted.target, async write =>
        receiveFile(
          link,
          DOWNLOAD,
          wanted.params,
          async ({fileName}) => {
            name ||= ownName(fileName, wanted.target)
            return Promise.resolve({write})
          },
          options,
        ),
      ),
    )
    return {source, name}
  } finally {
    shown.end()
  }
}

/** @throws QQError VALIDATION */
function ownName(fileName: string, target: string): string {
  if (fileName !== '') return nameWithoutFolder(fileName, target)
  const hint = say('add --name, or give the file by its name')
  throw new QQError('VALIDATION', {kind: 'transfer.hasNoName', file: target}, {hint})
}
