/** What a search looks through of a command. */
export interface SearchEntry {
  readonly id: string
  readonly summary?: string | undefined
  readonly description?: string | undefined
  readonly aliases: readonly string[]
  readonly hidden?: boolean | undefined
}

/** The commands that have all of these words in their name, summary or description; those with them in the name first. */
export function searchCommands(entries: readonly SearchEntry[], words: readonly string[]): SearchEntry[] {
  const wanted = words.map(word => word.toLowerCase())
  const rank = (entry: SearchEntry): number => {
    const name = [entry.id, ...entry.aliases].join(' ').replaceAll(':', ' ').toLowerCase()
    const texts = [name, `${name} ${entry.summary?.toLowerCase() ?? ''}`]
    const found = texts.findIndex(text => wanted.every(word => text.includes(word)))
    if (found !== -1) return found
    const all = `${texts[1] ?? ''} ${entry.description?.toLowerCase() ?? ''}`
    return wanted.every(word => all.includes(word)) ? texts.length : Infinity
  }
  return entries
    .filter(entry => !entry.hidden)
    .map(entry => ({entry, rank: rank(entry)}))
    .filter(found => found.rank < Infinity)
    .sort((a, b) => a.rank - b.rank || (a.entry.id < b.entry.id ? -1 : 1))
    .map(({entry}) => entry)
}

/** A line for each. */
export function foundText(found: readonly SearchEntry[]): string {
  const names = found.map(({id}) => `qq ${id.replaceAll(':', ' ')}`)
  const width = Math.max(...names.map(name => name.length))
  return found.map(({summary = ''}, index) => `${(names[index] ?? '').padEnd(width)}  ${summary}\n`).join('')
}
