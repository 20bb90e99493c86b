import {QQError} from '../errors/errors.js'
import {compileSelection, needsAllRows} from './select.js'
import {type RenderOptions} from './types.js'

/**
 * Finds mistakes in the options before anything is sent; for the jq program there is `checkJq`.
 * @throws QQError USAGE for a malformed field, sort or limit, and for what needs the end of a stream, which has none
 */
export function checkRenderOptions(options: RenderOptions, {stream = false}: {readonly stream?: boolean} = {}): void {
  compileSelection(options)
  const flag = stream ? needsAllRows(options) : undefined
  if (flag !== undefined) throw new QQError('USAGE', {kind: 'output.needsAllRows', flag})
}

/** @throws QQError USAGE for a jq program that jq cannot compile; what it does to the data shows when it runs */
export async function checkJq(program: string): Promise<void> {
  const {compileJq} = await import('./jq.js')
  await compileJq(program)
}
