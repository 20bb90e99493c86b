import {isJsonObject} from '../../protocol/json.js'

/** A parsed frame of a client; `ignored` is never answered. */
export type Frame =
  | {readonly kind: 'call'; readonly action: unknown; readonly params: unknown; readonly echo: unknown}
  | {readonly kind: 'unparsable'}
  | {readonly kind: 'ignored'}

/** The result of JSON if that is enough, else of JSON5, which is slow and rarely needed. */
async function parse(text: string): Promise<{readonly value: unknown} | undefined> {
  try {
    return {value: JSON.parse(text) as unknown}
  } catch {
    const {default: JSON5} = await import('json5')
    try {
      return {value: JSON5.parse<unknown>(text)}
    } catch {
      return undefined
    }
  }
}

/** Reads a frame; NapCat's parser rounds integers beyond 2^53, and so does this one. */
export async function readFrame(text: string): Promise<Frame> {
  const parsed = await parse(text)
  if (parsed === undefined || parsed.value === null) return {kind: 'unparsable'}
  if (Array.isArray(parsed.value)) return {kind: 'call', action: undefined, params: {}, echo: undefined}
  if (!isJsonObject(parsed.value)) return {kind: 'ignored'}
  const {action, params, echo} = parsed.value
  const absent = params === undefined || params === null || params === false || params === 0 || params === ''
  return {kind: 'call', action, params: absent ? {} : params, echo}
}
