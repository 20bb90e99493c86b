import {errorToJson, QQError, toQQError} from '../errors/errors.js'

export interface ReportOptions {
  readonly json: boolean
  readonly color: boolean
  readonly debug: boolean
}

/** What goes to stderr for an error: one line of JSON, or a few lines for a person. Ends with a newline. */
export function reportText(error: QQError, options: ReportOptions): string {
  if (options.json) return `${JSON.stringify(errorToJson(error))}\n`
  const paint = (code: number, text: string): string => (options.color ? `\u001B[${code}m${text}\u001B[39m` : text)
  const lines = [`${paint(31, 'error:')} ${visible(error.message)}`]
  if (error.hint !== undefined) lines.push(`${paint(36, 'hint:')} ${visible(error.hint)}`)
  if (options.debug) {
    if (error.serverText) lines.push(`server: ${visible(error.serverText)}`)
    lines.push(stackOf(error))
  } else if (error.code === 'INTERNAL') {
    lines.push('this is a bug in qq; run it again with --debug and report what it prints')
  }
  return `${lines.join('\n')}\n`
}

/**
 * Any error that a run can end with: ours as they are, oclif's parser's as USAGE, everything else as a bug of ours.
 * @param command what was run, for the hint to its help
 */
export function explain(error: unknown, command: string | undefined): QQError {
  if (error instanceof QQError) return withoutOclifWords(error)
  if (!(error instanceof Error) || !isOclifError(error)) return toQQError(error)
  return new QQError('USAGE', usageMessage(error.message), {
    hint: `see \`qq ${command ? `${command.replaceAll(':', ' ')} ` : ''}--help\``,
    cause: error,
  })
}

/** Server texts and nicknames in an error may hold escapes for the terminal. */
function visible(text: string): string {
  return text.replace(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/g, character => {
    const code = character.charCodeAt(0).toString(16).padStart(4, '0')
    return `\\u${code}`
  })
}

function stackOf(error: QQError): string {
  const {cause} = error
  return (cause instanceof Error ? cause.stack : undefined) ?? error.stack ?? ''
}

function isOclifError(error: Error): boolean {
  return 'oclif' in error || 'parse' in error
}

/** oclif writes its parsing step into the message of the error that a flag's parser threw. */
function withoutOclifWords(error: QQError): QQError {
  const [, flag, rest] = /^Parsing (--[\w-]+) \n\t([\s\S]*)\nSee more help with --help$/.exec(error.message) ?? []
  if (flag === undefined) return error
  return new QQError(error.code, `${flag}: ${rest ?? ''}`, {hint: error.hint, cause: error})
}

function usageMessage(text: string): string {
  const lines = text
    .split('\n')
    .map(line => line.trim().replace(/\s{2,}/g, ' — '))
    .filter(line => line !== '' && line !== 'See more help with --help' && !line.startsWith('USAGE'))
  const [first = 'wrong usage', ...rest] = lines
  const message = rest.length > 0 ? `${first.replace(/:?$/, ':')} ${rest.join('; ')}` : first
  return message.charAt(0).toLowerCase() + message.slice(1)
}
