/*
 * JSON that keeps integers beyond 2^53: NapCat's replies hold 64-bit message and file ids as bare numbers, which
 * JSON.parse would round. They become BigInt here, and come out digit for digit. (JSON.rawJSON and the reviver's
 * `context.source` would do the same; Node 20 has neither.)
 */

/** Strings are matched first and left alone, so digits inside a text are never touched. */
const STRING_OR_LONG_INTEGER = /"(?:[^"\\]|\\.)*"|(?<![\d.eE+-])(-?\d{16,})(?![\d.eE])/g

/** Not to be guessed by whoever writes a nickname: a text that starts with it would come out as a number. */
const MARK = `bigint-${Math.random().toString(36).slice(2)}-${Math.random().toString(36).slice(2)}:`

const QUOTED_MARK = new RegExp(`"${MARK}(-?\\d+)"`, 'g')

/**
 * Parses JSON; integers that a JavaScript number cannot hold exactly become BigInt.
 * @throws SyntaxError when the text is not JSON
 */
export function parseJson(text: string): unknown {
  if (!/\d{16}/.test(text)) return JSON.parse(text)
  const marked = text.replace(STRING_OR_LONG_INTEGER, (match, integer: string | undefined) =>
    integer === undefined || Number.isSafeInteger(Number(integer)) ? match : `"${MARK}${integer}"`,
  )
  if (marked.length === text.length) return JSON.parse(text)
  return JSON.parse(marked, (_key, value: unknown) =>
    typeof value === 'string' && value.startsWith(MARK) ? BigInt(value.slice(MARK.length)) : value,
  )
}

/** Writes JSON; a BigInt comes out as a bare integer. `undefined` (no JSON at all) comes out as `null`. */
export function stringifyJson(value: unknown, indent?: number): string {
  const replacer = (_key: string, item: unknown): unknown => (typeof item === 'bigint' ? MARK + item.toString() : item)
  const json = JSON.stringify(value, replacer, indent) as string | undefined // undefined for undefined and functions
  return json?.includes(MARK) ? json.replace(QUOTED_MARK, '$1') : (json ?? 'null')
}
