import {QQError} from '../errors/errors.js'
import {compileSelection} from './select.js'
import {type RenderOptions} from './types.js'

/**
 * Finds mistakes in the options before anything is sent. The jq program is not among them: jq judges it when it runs.
 * @throws QQError USAGE for a malformed filter, field, sort or limit, and for sorting a stream, which has no end
 */
export function checkRenderOptions(options: RenderOptions, {stream = false}: {readonly stream?: boolean} = {}): void {
  compileSelection(options)
  if (stream && options.sort !== undefined) {
    throw new QQError('USAGE', '--sort needs all rows, and these come one by one', {hint: 'Leave out --sort.'})
  }
}
