import {once} from 'node:events'
import {type Io} from '../io/io.js'
import {resolveFormat, type WantedFormat} from '../output/formats.js'
import {render} from '../output/render.js'
import {type Printable, type RenderOptions} from '../output/types.js'
import {linesOf, type Outcome} from './outcome.js'

/** Prints a complete result. @param onEmpty called if a terminal would show nothing */
export async function printComplete(
  io: Io,
  content: Printable | undefined,
  {view = {}, raw, text, verbatim}: Outcome,
  wanted: WantedFormat,
  options: RenderOptions,
  onEmpty: () => void,
): Promise<void> {
  const {terminal, jq} = options
  if (verbatim !== undefined) return writeOut(io, verbatim)
  if (wanted === 'raw' && raw) return printFrames(io, raw)
  if (wanted === 'auto' && terminal === undefined && jq === undefined && text !== undefined)
    return writeOut(io, `${text}\n`)
  if (!content) return
  const format = resolveFormat(wanted, io.stdout.isTTY ?? false, false)
  const isList = content.kind === 'list'
  if (isList && content.rows.length === 0 && terminal && format === 'table') onEmpty()
  await writeOut(io, await render(content, view, {...options, format, strict: isList}))
}

/** Prints frames unchanged, one per line. */
export async function printFrames(io: Io, frames: readonly Uint8Array[]): Promise<void> {
  for (const frame of frames) await writeOut(io, linesOf([frame]))
}

/** Writes to stdout; resolves when the chunk is written and its memory can be reused. */
export async function writeThrough({stdout, ending}: Io, chunk: Uint8Array): Promise<void> {
  // the owner of the Io sees write errors
  if (!ending.readerIsGone) await new Promise<void>(resolve => void stdout.write(chunk, () => resolve()))
}

/** Writes to stdout; resolves when it accepts more, so that a slow reader does not fill our memory. */
export async function writeOut({stdout, ending}: Io, chunk: string | Uint8Array): Promise<void> {
  const isUnread = (): boolean => ending.readerIsGone
  if (chunk.length === 0 || isUnread() || stdout.write(chunk)) return
  try {
    await once(stdout, 'drain')
  } catch (error) {
    if (!isUnread()) throw error // the reader went away while we waited, and the owner of the Io has seen it
  }
}
