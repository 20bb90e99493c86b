import {errorToJson, QQError, toQQError} from '../errors/errors.js'
import {nearest} from '../protocol/nearest.js'
import {escapeInvisible, sanitizeLines} from '../output/sanitize.js'

export interface ReportOptions {
  readonly json: boolean
  readonly color: boolean
  readonly debug: boolean
}

/** What goes to stderr for an error: one line of JSON, or a few lines for a person. Ends with a newline. */
export function reportText(error: QQError, options: ReportOptions): string {
  if (options.json) return `${escapeInvisible(JSON.stringify(errorToJson(error)))}\n`
  const paint = (code: number, text: string): string => (options.color ? `\u001B[${code}m${text}\u001B[39m` : text)
  const lines = [`${paint(31, 'error:')} ${sanitizeLines(error.message)}`]
  if (error.hint !== undefined) lines.push(`${paint(36, 'hint:')} ${sanitizeLines(error.hint)}`)
  if (options.debug) {
    if (error.serverText) lines.push(`server: ${sanitizeLines(error.serverText)}`)
    lines.push(sanitizeLines(stackOf(error)))
  } else if (error.code === 'INTERNAL') {
    lines.push('this is a bug in qq; run it again with --debug and report what it prints')
  }
  return `${lines.join('\n')}\n`
}

/**
 * Any error that a run can end with: ours as they are, oclif's parser's as USAGE, everything else as a bug of ours.
 * @param command what was run, for the hint to its help
 * @param flags its flags, for the one that was meant
 */
export function explain(error: unknown, command: string | undefined, flags: readonly string[] = []): QQError {
  if (error instanceof QQError) return withoutOclifWords(error)
  if (!(error instanceof Error) || !isOclifError(error)) return toQQError(error)
  const [, mistyped] = /Nonexistent flag: --([\w-]+)/.exec(error.message) ?? []
  const near = mistyped === undefined ? undefined : nearest(mistyped, flags)
  const help = `see \`qq ${command ? `${command.replaceAll(':', ' ')} ` : ''}--help\``
  return new QQError('USAGE', usageMessage(error.message), {
    hint: near === undefined ? help : `did you mean --${near}?`,
    cause: error,
  })
}

function stackOf(error: QQError): string {
  const {cause} = error
  return (cause instanceof Error ? cause.stack : undefined) ?? error.stack ?? ''
}

/** oclif's words about the command line; its other errors, such as a module that it cannot load, have a code. */
function isOclifError(error: Error): boolean {
  return 'parse' in error || ('oclif' in error && !('code' in error && error.code !== undefined))
}

/** oclif writes its parsing step into the message of the error that a flag's parser threw. */
function withoutOclifWords(error: QQError): QQError {
  const [, flag, rest] = /^Parsing (--[\w-]+) \n\t([\s\S]*)\nSee more help with --help$/.exec(error.message) ?? []
  if (flag === undefined) return error
  return new QQError(error.code, `${flag}: ${rest ?? ''}`, {hint: error.hint, cause: error})
}

function usageMessage(text: string): string {
  const [told = ''] = text.split('Note: --', 1) // about flags that swallow what follows, which ours do not
  const errors = told.replace(/^The following errors? occurred:\s*/, '').replace(/(?<=required flag )(?=\w)/g, '--')
  const unwrapped = /^Missing \d+ required arg/.test(errors) ? errors.replace(/\n {4,}(?=\S)/g, ' ') : errors
  const lines = unwrapped
    .split('\n')
    .map(line => line.trim().replace(/\s{2,}/g, ' — '))
    .filter(line => line !== '' && line !== 'See more help with --help' && !line.startsWith('USAGE'))
  const [first = 'wrong usage', ...rest] = lines
  // of several errors none is the heading of the others
  const heading = rest.length > 0 && !/^The following errors/.test(text) ? first.replace(/:?$/, ':') : `${first};`
  const message = rest.length > 0 ? `${heading} ${rest.join('; ')}` : first
  return message.charAt(0).toLowerCase() + message.slice(1)
}
