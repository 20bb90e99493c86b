import {type Command} from '@oclif/core/command'
import {type Speech} from '../language/language.js'

/** A command whose texts are those of a language. */
export function helpIn(command: Command.Loadable, {language, text}: Speech): Command.Loadable {
  if (language === 'en') return command
  const inWords = <T extends {summary?: string | undefined; description?: string | undefined}>(entry: T): T => ({
    ...entry,
    ...(entry.summary && {summary: text(entry.summary)}),
    ...(entry.description && {description: text(entry.description)}),
  })
  return {...inWords(command), args: mapped(command.args, inWords), flags: mapped(command.flags, inWords)}
}

function mapped<T>(entries: Readonly<Record<string, T>>, change: (entry: T) => T): Record<string, T> {
  return Object.fromEntries(Object.entries(entries).map(([name, entry]) => [name, change(entry)]))
}
