/**
 * One format: how a single value, a complete list, and each row of a stream (in order) are written. Every text that is
 * not empty ends with a line feed.
 */
export interface Renderer {
  readonly value: (value: unknown) => string | Promise<string>
  readonly list: (rows: readonly unknown[]) => string | Promise<string>
  readonly row: (row: unknown) => string | Promise<string>
}

/** A format in which a list is only a sequence of its rows. */
export function rowByRow(row: (row: unknown) => string): Renderer {
  return {value: row, list: rows => rows.map(row).join(''), row}
}

/** Applies `change` to all texts of a renderer. */
export function changed(renderer: Renderer, change: (text: string) => string): Renderer {
  return {
    value: async value => change(await renderer.value(value)),
    list: async rows => change(await renderer.list(rows)),
    row: async row => change(await renderer.row(row)),
  }
}
