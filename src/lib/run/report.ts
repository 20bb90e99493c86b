import {type ErrorCode, type QQError} from '../errors/errors.js'
import {isKnown} from '../errors/saying.js'
import {escapeInvisible, sanitizeLines} from '../output/sanitize.js'
import {worded} from './sentences/worded.js'

export interface ReportOptions {
  readonly json: boolean
  readonly color: boolean
  readonly debug: boolean
}

const ABOUT_CONNECTING: readonly ErrorCode[] = ['CONNECT', 'AUTH']

/** Whether it is about the way to the server, and not to its WebUI, which the doctor does not look at. */
function isAboutServer({code, what}: QQError): boolean {
  return ABOUT_CONNECTING.includes(code) && !(isKnown(what) && what.kind.startsWith('webui.'))
}

/** The text of an error for stderr: one line of JSON, or a few lines for people. It ends with a newline. */
export async function reportText(error: QQError, options: ReportOptions): Promise<string> {
  if (options.json) return `${escapeInvisible(JSON.stringify(await errorToJson(error)))}\n`
  const paint = (code: number, text: string): string => (options.color ? `\u001B[${code}m${text}\u001B[39m` : text)
  const {message, hint} = await worded(error)
  const lines = [`${paint(31, 'error:')} ${sanitizeLines(message)}`]
  if (hint !== undefined) lines.push(`${paint(36, 'hint:')} ${sanitizeLines(hint)}`)
  if (isAboutServer(error)) lines.push('run `qq doctor` to check the settings and the connection to the server')
  if (options.debug) {
    if (error.serverText) lines.push(`server: ${sanitizeLines(error.serverText)}`)
    lines.push(sanitizeLines(stackOf(error)))
  } else if (error.code === 'INTERNAL') {
    lines.push('this is a bug in qq; run the command again with --debug, and report the output')
  }
  return `${lines.join('\n')}\n`
}

/** The JSON object that a failed run writes to stderr as one line. */
export async function errorToJson(error: QQError): Promise<Record<string, unknown>> {
  const {message, hint} = await worded(error)
  return {
    error: {
      code: error.code,
      exit: error.exit,
      action: error.action ?? null,
      retcode: error.retcode ?? null,
      message,
      hint: hint ?? null,
      retryable: error.retryable,
      outcome: error.outcome,
    },
  }
}

function stackOf(error: QQError): string {
  const {cause} = error
  return (cause instanceof Error ? cause.stack : undefined) ?? error.stack ?? ''
}
