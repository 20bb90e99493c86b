import {createIds} from './ids.js'
import {createJson, createJsonLines} from './json.js'
import {changed, type Renderer, rowByRow} from './renderer.js'
import {escapeInvisible, sanitizeLines} from './sanitize.js'
import {compileSelection, selectRows, type Compiled} from './select.js'
import {createCsv, createTsv} from './separated.js'
import {type Content, type RenderOptions, type View} from './types.js'

/**
 * The content of a command as text for stdout. An empty list gives no text in format `table`.
 * @throws QQError USAGE for malformed options and for a jq program that fails
 */
export async function render(content: Content, view: View, options: RenderOptions): Promise<string> {
  const renderer = await createRenderer(view, options)
  const {value} = content.kind === 'value' ? content : {value: content.rows}
  if (Array.isArray(value)) return renderer.list(selectRows(value, options))
  const rows = selectRows([value], options)
  return rows.length === 0 ? '' : renderer.value(rows[0])
}

/** Renders rows that come one by one, up to the limit. */
export class RowRenderer {
  /** The number of rows that are still shown. */
  left: number

  private constructor(
    private readonly renderer: Renderer,
    private readonly selection: Compiled,
    private readonly options: RenderOptions,
    private readonly onShown: () => boolean,
  ) {
    this.left = selection.limit
  }

  /**
   * @param onShown called for each shown row, not for a row without a jq result; true means that no more are needed
   * @throws QQError USAGE for malformed options
   */
  static async create(view: View, options: RenderOptions, onShown = () => false): Promise<RowRenderer> {
    return new RowRenderer(await createRenderer(view, options), compileSelection(options), options, onShown)
  }

  /** The text of a row; '' if nothing is shown of it. @throws QQError USAGE for a jq program that fails */
  async row(row: unknown): Promise<string> {
    const {filter, format} = this.options
    if (this.left === 0 || (filter && !filter.passesOrNotes(row))) return ''
    this.left--
    const text = await this.renderer.row(this.selection.pick(row))
    if ((text !== '' || format === 'none') && this.onShown()) this.left = 0
    return text
  }
}

async function createRenderer(view: View, options: RenderOptions): Promise<Renderer> {
  if (options.format === 'none') return rowByRow(() => '')
  if (options.jq !== undefined) {
    const {createJq} = await import('./jq.js')
    return createJq(options.jq, options, view.secret)
  }
  if (options.format === 'table') {
    const {createReadable} = await import('./readable.js')
    return createReadable(view, options)
  }
  const renderer = await createDataRenderer(options.format, view, options)
  if (options.terminal === undefined) return renderer
  const isJson = options.format === 'json' || options.format === 'jsonl'
  return changed(renderer, isJson ? escapeInvisible : sanitizeLines)
}

async function createDataRenderer(
  format: Exclude<RenderOptions['format'], 'table' | 'none'>,
  view: View,
  options: RenderOptions,
): Promise<Renderer> {
  switch (format) {
    case 'json':
      return createJson()
    case 'jsonl':
      return createJsonLines()
    case 'csv':
      return createCsv(view, options)
    case 'tsv':
      return createTsv(view, options)
    case 'id':
      return createIds(view, options)
    case 'yaml': {
      const {createYaml} = await import('./yaml.js')
      return createYaml()
    }
  }
}
