import {createIds} from './ids.js'
import {createJson, createJsonLines} from './json.js'
import {changed, type Renderer, rowByRow} from './renderer.js'
import {escapeInvisible, sanitizeLines} from './sanitize.js'
import {selectRows, selectStream} from './select.js'
import {createCsv, createTsv} from './separated.js'
import {type Content, type RenderOptions, type View} from './types.js'

/**
 * Writes what a command has to show, as chunks of text that are ready for stdout. Rows of a stream come one by one,
 * each as soon as it is there. An empty list gives no text in format `table`.
 * @throws QQError USAGE (when read) for malformed options and for a jq program that fails
 */
export async function* render(content: Content, view: View, options: RenderOptions): AsyncGenerator<string> {
  const renderer = await createRenderer(view, options)
  if (content.kind === 'stream') {
    for await (const row of selectStream(content.rows, options)) {
      const text = await renderer.row(row)
      if (text !== '') yield text
      if ((text !== '' || options.format === 'none') && content.onShown?.()) return
    }
    return
  }
  const text = await renderComplete(content, renderer, options)
  if (text !== '') yield text
}

async function renderComplete(
  content: Exclude<Content, {kind: 'stream'}>,
  renderer: Renderer,
  options: RenderOptions,
): Promise<string> {
  const {value} = content.kind === 'value' ? content : {value: content.rows}
  if (Array.isArray(value)) return renderer.list(selectRows(value, options))
  const rows = selectRows([value], options)
  return rows.length === 0 ? '' : renderer.value(rows[0])
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
