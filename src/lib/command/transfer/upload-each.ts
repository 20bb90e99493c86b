import {type Link} from '../../transfer/link.js'
import {type Source} from '../../transfer/source.js'
import {EachRun, type EachRequest} from '../each-run.js'
import {pace, type PacingFlags} from '../pacing.js'
import {type Session} from '../session.js'
import {closeFiles, fileBytesOf, fileValue, type FileFlags} from './files.js'
import {linkRows} from './link.js'

type Params = Readonly<Record<string, unknown>>

/**
 * Makes one call for each file, over one connection, with one result for each: `file` of the call is the file, which is
 * brought to the server when its turn comes.
 * @param prepare what must be known or done first; gives what else is sent for a file
 */
export function uploadEach(
  session: Session,
  action: string,
  sources: readonly Source[],
  flags: FileFlags & PacingFlags,
  prepare: (link: Link) => Promise<(source: Source) => Params>,
): {readonly run: EachRun; readonly rows: AsyncGenerator<Record<string, unknown>, void>} {
  const run = new EachRun(action, 'path', pace(flags))
  const rows = linkRows(session, async function* (link) {
    try {
      const paramsFor = await prepare(link)
      const requests = sources.map((source): EachRequest => ({
        target: source.label,
        params: paramsFor(source),
        more: async () => ({file: await fileValue(session, link, source, flags)}),
        fileBytes: fileBytesOf([source]),
      }))
      yield* run.results(link, requests)
    } finally {
      await closeFiles(sources)
    }
  })
  return {run, rows}
}
