import {compileFilter, type RowFilter} from '../../../src/lib/output/filter.js'
import {render, RowRenderer, type Rendering} from '../../../src/lib/output/render.js'
import {type Printable, type View} from '../../../src/lib/output/types.js'

/** What `--filter`, given so often, says at a certain moment. */
export function filterOf(...expressions: string[]): RowFilter {
  return compileFilter(expressions, Date.parse('2026-08-01T12:00:00Z'), () => undefined)
}

/** Rows that come one by one. */
interface Rows {
  readonly kind: 'stream'
  readonly rows: Iterable<unknown>
}

/** Renders to one text. */
export async function renderText(
  content: Printable | Rows,
  options: Partial<Rendering> = {},
  view: View = {},
): Promise<string> {
  return (await renderChunks(content, options, view)).join('')
}

/** What is written at once; of a stream, no more rows are taken than are wanted. */
export async function renderChunks(
  content: Printable | Rows,
  options: Partial<Rendering> = {},
  view: View = {},
): Promise<string[]> {
  const all = {format: 'json', color: false, header: true, ...options} as const
  if (content.kind !== 'stream') return [await render(content, view, all)]
  const renderer = await RowRenderer.create(view, all)
  const chunks: string[] = []
  if (renderer.left === 0) return chunks
  for (const row of content.rows) {
    chunks.push(await renderer.row(row))
    if (renderer.left === 0) break
  }
  return chunks.filter(chunk => chunk !== '')
}

export function list(...rows: unknown[]): Printable {
  return {kind: 'list', rows}
}

export function value(data: unknown): Printable {
  return {kind: 'value', value: data}
}

/** A stream that never ends on its own; `seen` counts what was taken from it. */
export function endless(make: (index: number) => unknown): {content: Rows; seen: () => number} {
  let seen = 0
  const rows = (function* () {
    for (;;) yield make(seen++)
  })()
  return {content: {kind: 'stream', rows}, seen: () => seen}
}

export function stream(...rows: unknown[]): Rows {
  return {kind: 'stream', rows}
}
