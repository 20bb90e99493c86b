import {compileFilter, type RowFilter} from '../../../src/lib/output/filter.js'
import {render} from '../../../src/lib/output/render.js'
import {type Content, type RenderOptions, type View} from '../../../src/lib/output/types.js'

/** What `--filter`, given so often, says at a certain moment. */
export function filterOf(...expressions: string[]): RowFilter {
  return compileFilter(expressions, Date.parse('2026-08-01T12:00:00Z'), () => undefined)
}

/** Renders to one text. */
export async function renderText(
  content: Content,
  options: Partial<RenderOptions> = {},
  view: View = {},
): Promise<string> {
  return (await renderChunks(content, options, view)).join('')
}

export async function renderChunks(
  content: Content,
  options: Partial<RenderOptions> = {},
  view: View = {},
): Promise<string[]> {
  const chunks: string[] = []
  for await (const chunk of render(content, view, {format: 'json', color: false, header: true, ...options})) {
    chunks.push(chunk)
  }
  return chunks
}

export function list(...rows: unknown[]): Content {
  return {kind: 'list', rows}
}

export function value(data: unknown): Content {
  return {kind: 'value', value: data}
}

/** A stream that never ends on its own; `seen` counts what was taken from it, `closed` whether it was told to stop. */
export function endless(make: (index: number) => unknown): {
  content: Content
  seen: () => number
  closed: () => boolean
} {
  let seen = 0
  let closed = false
  const rows: AsyncIterable<unknown> = {
    [Symbol.asyncIterator]: () => ({
      next: async () => Promise.resolve({done: false, value: make(seen++)}),
      return: async () => {
        closed = true
        return Promise.resolve({done: true, value: undefined})
      },
    }),
  }
  return {content: {kind: 'stream', rows}, seen: () => seen, closed: () => closed}
}

export function stream(...rows: unknown[]): Content {
  return {
    kind: 'stream',
    rows: (async function* () {
      for (const row of rows) yield await Promise.resolve(row)
    })(),
  }
}
