import {type Speech} from '../language/language.js'

/** What a search looks through of a command. */
export interface SearchEntry {
  readonly id: string
  readonly summary?: string | undefined
  readonly description?: string | undefined
  readonly aliases: readonly string[]
  readonly hidden?: boolean | undefined
}

/**
 * The commands that have all of these words in their name, search words, summary or description, in English or in the language;
 * those with them in the name first.
 */
export async function searchCommands(
  entries: readonly SearchEntry[],
  words: readonly string[],
  {text}: Speech,
): Promise<SearchEntry[]> {
  const {KEYWORDS} = await import('../language/zh-CN/keywords.js')
  const wanted = words.map(word => word.toLowerCase())
  const rank = ({id, aliases, summary = '', description = ''}: SearchEntry): number => {
    const texts = [
      [id, ...aliases].join(' ').replaceAll(':', ' '),
      ...[
        KEYWORDS[id.replaceAll(':', ' ')]?.join(' ') ?? '',
        `${summary} ${text(summary)}`,
        `${description} ${text(description)}`,
      ],
    ]
    const found = texts.findIndex((_, index) => {
      const soFar = texts
        .slice(0, index + 1)
        .join(' ')
        .toLowerCase()
      return wanted.every(word => soFar.includes(word))
    })
    return found === -1 ? Infinity : found
  }
  return entries
    .filter(entry => !entry.hidden)
    .map(entry => ({entry, rank: rank(entry)}))
    .filter(found => found.rank < Infinity)
    .sort((a, b) => a.rank - b.rank || (a.entry.id < b.entry.id ? -1 : 1))
    .map(({entry: {summary = '', ...entry}}) => ({...entry, summary: text(summary)}))
}

/** A line for each. */
export function foundText(found: readonly SearchEntry[]): string {
  const names = found.map(({id}) => `qq ${id.replaceAll(':', ' ')}`)
  const width = Math.max(...names.map(name => name.length))
  return found.map(({summary = ''}, index) => `${(names[index] ?? '').padEnd(width)}  ${summary}\n`).join('')
}
