/** All known names are much shorter, and a comparison costs the product of both lengths. */
const LONGEST = 64

/** The candidate of which `word` may be a misspelling or an abbreviation, if there is one. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  if (word.length > LONGEST) return undefined
  const typed = word.toLowerCase()
  const letters = lettersOf(typed)
  let best: string | undefined
  let bestDistance = Math.max(1, Math.floor(word.length / 3)) + 1
  for (const candidate of candidates) {
    if (candidate.length > LONGEST) continue
    const name = candidate.toLowerCase()
    const isCutShort = typed.length >= 3 && typed !== name && name.startsWith(typed)
    if (!isCutShort && mustDiffer(typed, letters, name, bestDistance)) continue
    const distance = isCutShort ? 1 : editDistance(typed, name)
    if (distance < bestDistance) [best, bestDistance] = [candidate, distance]
  }
  return best
}

/** Whether the lengths or the letters alone show that two texts are more edits apart. This check is cheap. */
function mustDiffer(text: string, letters: Uint8Array, other: string, edits: number): boolean {
  if (Math.abs(text.length - other.length) >= edits) return true
  const left = letters.slice()
  let shared = 0
  for (let index = 0; index < other.length; index++) {
    const kind = kindAt(other, index)
    const there = left[kind] ?? 0
    if (there === 0) continue
    left[kind] = there - 1
    shared++
  }
  return Math.max(text.length, other.length) - shared >= edits
}

/** How often each letter is in a text. */
function lettersOf(text: string): Uint8Array {
  const counts = new Uint8Array(KINDS)
  for (let index = 0; index < text.length; index++) {
    const kind = kindAt(text, index)
    counts[kind] = (counts[kind] ?? 0) + 1
  }
  return counts
}

const KINDS = 128

/** Letters beyond ASCII share an index with others, which makes texts more similar, never less. */
function kindAt(text: string, index: number): number {
  return text.charCodeAt(index) % KINDS
}

/** The Levenshtein distance, in which a swap of two neighbours counts as one edit. */
function editDistance(a: string, b: string): number {
  let beforeLast: number[] = []
  let last = Array.from({length: b.length + 1}, (_, index) => index)
  for (let row = 1; row <= a.length; row++) {
    const current = [row]
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1]
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
      current[column] = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
        swapped ? (beforeLast[column - 2] ?? 0) + 1 : Infinity,
      )
    }
    beforeLast = last
    last = current
  }
  return last[b.length] ?? 0
}
