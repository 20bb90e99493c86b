import {readEnvironment} from './lib/config/environment.js'
import {QQError} from './lib/errors/errors.js'
import {say} from './lib/errors/saying.js'
import {type Io} from './lib/io/io.js'
import {reportText} from './lib/run/report.js'
import {languageOfLine, wantsJsonErrors} from './lib/vocabulary/argv.js'

/** What stderr is told of a failure outside of the run of a command. */
export async function lateFailure(error: QQError, argv: readonly string[], env: Io['env']): Promise<string> {
  const environment = readEnvironment(env)
  return reportText(error, {
    json: wantsJsonErrors(argv, environment),
    color: false,
    debug: argv.includes('--debug'),
    language: languageOfLine(argv, environment),
  })
}

/** The failure of a write to stdout. */
export function unwritable({message: reason}: Error): QQError {
  return new QQError('LOCAL', say('cannot write to stdout: {reason}; the command may have been done anyway', {reason}))
}
