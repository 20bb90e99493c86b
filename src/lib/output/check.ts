import {QQError} from '../errors/errors.js'
import {compileSelection} from './select.js'
import {type RenderOptions} from './types.js'

/**
 * Checks the options before anything is sent, except the jq program (see `checkJq`).
 * @throws QQError USAGE for a malformed field, sort or limit, and for sorting a stream, which has no end
 */
export function checkRenderOptions(options: RenderOptions, {stream = false}: {readonly stream?: boolean} = {}): void {
  compileSelection(options)
  if (stream && options.sort !== undefined) {
    throw new QQError('USAGE', '--sort needs all rows, and these come one by one', {hint: 'Leave out --sort.'})
  }
}

/** @throws QQError USAGE for a jq program that jq cannot compile; failures on the data only show when it runs */
export async function checkJq(program: string): Promise<void> {
  const {compileJq} = await import('./jq.js')
  await compileJq(program)
}
