import {type ErrorCode, type QQError} from '../errors/errors.js'
import {asSaying, isKnown, say, type Saying} from '../errors/saying.js'
import {speechIn} from '../language/speech.js'
import {spoken} from '../language/spoken.js'
import {type Language} from '../language/language.js'
import {escapeInvisible, revealLines} from '../output/sanitize.js'
import {worded} from './sentences/worded.js'

export interface ReportOptions {
  readonly json: boolean
  readonly color: boolean
  readonly debug: boolean
  /** Of a text for people; JSON is the same in every language. */
  readonly language: Language
}

const ABOUT_CONNECTING: readonly ErrorCode[] = ['CONNECT', 'AUTH']

/** What a line begins with. */
const LABEL = /^[^:：]+[:：]/
const RED = 31
const CYAN = 36

/** Whether it is about the way to the server, and not to its WebUI, which the doctor does not look at. */
function isAboutServer({code, what}: QQError): boolean {
  return ABOUT_CONNECTING.includes(code) && !(isKnown(what) && what.kind.startsWith('webui.'))
}

/** The text of an error for stderr: one line of JSON, or a few lines for people. It ends with a newline. */
export async function reportText(error: QQError, options: ReportOptions): Promise<string> {
  if (options.json) return `${escapeInvisible(JSON.stringify(await errorToJson(error)))}\n`
  const speech = await speechIn(options.language)
  const {message, hint} = await worded(error, options.language)
  const line = (what: Saying, color?: number): string => {
    const text = revealLines(spoken(what, speech))
    return color === undefined || !options.color ? text : text.replace(LABEL, `\u001B[${color}m$&\u001B[39m`)
  }
  const lines = [line(say('error: {message}', {message}), RED)]
  if (hint !== undefined) lines.push(line(say('hint: {hint}', {hint}), CYAN))
  if (isAboutServer(error))
    lines.push(line(say('run `qq doctor` to check the settings and the connection to the server')))
  if (options.debug) {
    if (error.serverText) lines.push(line(say('server: {text}', {text: error.serverText})))
    lines.push(line(asSaying(stackOf(error))))
  } else if (error.code === 'INTERNAL') {
    lines.push(line(say('this is a bug in qq; run the command again with --debug, and report the output')))
  }
  return `${lines.join('\n')}\n`
}

/**
 * The JSON object that a failed run writes to stderr as one line.
 * @param language only of a row for people: data is the same in every language
 */
export async function errorToJson(error: QQError, language: Language = 'en'): Promise<Record<string, unknown>> {
  const {message, hint} = await worded(error, language)
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
