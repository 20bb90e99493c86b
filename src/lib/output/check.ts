import {QQError} from '../errors/errors.js'
import {compileSelection, needsAllRows} from './select.js'
import {type RenderOptions} from './types.js'

/**
 * Checks the options before anything is sent, except the jq program (see `checkJq`).
 * @throws QQError USAGE for a malformed field, sort or limit, and for options that need the end of a stream
 */
export function checkRenderOptions(options: RenderOptions, {stream = false}: {readonly stream?: boolean} = {}): void {
  compileSelection(options)
  const flag = stream ? needsAllRows(options) : undefined
  if (flag !== undefined) throw new QQError('USAGE', {kind: 'output.needsAllRows', flag})
}

/** @throws QQError USAGE for a jq program that jq cannot compile; failures on the data only show when it runs */
export async function checkJq(program: string): Promise<void> {
  const {compileJq} = await import('./jq.js')
  await compileJq(program)
}
