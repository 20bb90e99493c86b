import {createRequire} from 'node:module'
import path from 'node:path'
import {settings} from '@oclif/core/settings'
import {type PJSON} from '@oclif/core/interfaces'
import type * as Plain from '../../src/plain.js'
import {testIo} from './io.js'
import {cleanEnv, ROOT, type Ran, type RunOptions} from './run.js'

const require_ = createRequire(__filename)
const {main} = require_(path.join(ROOT, 'out', 'plain.js')) as typeof Plain
const {oclif, ...pjson} = require_(path.join(ROOT, 'package.json')) as PJSON
const compiled: PJSON = {...pjson, oclif: {...oclif, commands: {strategy: 'pattern', target: './out/commands'}}}
settings.enableAutoTranspile = false // else oclif looks for the sources

/** What the compiled files do as they are, in this process: the measure of what the shipped build must do. */
export async function plain(args: readonly string[], {env, stdin}: RunOptions = {}): Promise<Ran> {
  const io = testIo({env: cleanEnv(env), ...(stdin !== undefined && {stdin})})
  await main(ROOT, compiled, args, io)
  return {code: io.ending.exitCode, signal: null, ...io.printed}
}
