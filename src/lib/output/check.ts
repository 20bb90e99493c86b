import {QQError} from '../errors/errors.js'
import {compileSelection} from './select.js'
import {type RenderOptions} from './types.js'

/**
 * Finds mistakes in the options before anything is sent; for the jq program there is `checkJq`.
 * @throws QQError USAGE for a malformed field, sort or limit, and for sorting a stream, which has no end
 */
export function checkRenderOptions(options: RenderOptions, {stream = false}: {readonly stream?: boolean} = {}): void {
  compileSelection(options)
  if (stream && options.sort !== undefined) throw new QQError('USAGE', {kind: 'output.sortedStream'})
}

/** @throws QQError USAGE for a jq program that jq cannot compile; what it does to the data shows when it runs */
export async function checkJq(program: string): Promise<void> {
  const {compileJq} = await import('./jq.js')
  await compileJq(program)
}
