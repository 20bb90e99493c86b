import {countView} from './count.js'
import {writtenAs, type Format} from './formats.js'
import {changed, type Renderer} from './renderer.js'
import {escapeInvisible, sanitizeLines} from './sanitize.js'
import {compileSelection, selectRows, type Compiled} from './select.js'
import {type Printable, type RenderOptions, type View} from './types.js'

/** All options for writing a result. */
export interface Rendering extends RenderOptions {
  readonly format: Format
}

/**
 * The content of a command as text for stdout. An empty list gives no text in format `table`.
 * @throws QQError USAGE for malformed options and for a jq program that fails
 */
export async function render(content: Printable, view: View, options: Rendering): Promise<string> {
  const {value} = content.kind === 'value' ? content : {value: content.rows}
  const isList = Array.isArray(value)
  const rows = selectRows(isList ? value : [value], options)
  if (options.countBy !== undefined) {
    const counted = countView(options.countBy, rows, view, options.terminal !== undefined && options.format === 'table')
    return (await createRenderer(counted, options)).list(rows)
  }
  const renderer = await createRenderer(view, options)
  if (isList) return renderer.list(rows)
  return rows.length === 0 ? '' : renderer.value(rows[0])
}

/** Renders rows that come one by one, up to the limit. */
export class RowRenderer {
  /** The number of rows that are still shown. */
  left: number

  private constructor(
    private readonly renderer: Renderer,
    private readonly selection: Compiled,
    private readonly options: Rendering,
    private readonly onShown: () => boolean,
  ) {
    this.left = selection.limit
  }

  /**
   * @param onShown called for each shown row, not for a row without a jq result; true means that no more are needed
   * @throws QQError USAGE for malformed options
   */
  static async create(view: View, options: Rendering, onShown = () => false): Promise<RowRenderer> {
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

async function createRenderer(view: View, options: Rendering): Promise<Renderer> {
  const {format, jq, terminal} = options
  const {byRow = false, isJson, isSafe, create} = writtenAs(format)
  if (jq !== undefined && format !== 'none') {
    const {createJq} = await import('./jq.js')
    return createJq(jq, {byRow, onTerminal: terminal !== undefined, secret: view.secret ?? false})
  }
  const renderer = await create(view, options)
  if (terminal === undefined || isSafe) return renderer
  return changed(renderer, isJson ? escapeInvisible : sanitizeLines)
}
