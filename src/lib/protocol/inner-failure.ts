import {isJsonObject} from './json.js'

const CODES = ['result', 'retCode', 'errCode'] as const
const TEXTS = ['errMsg', 'errMs', 'retMsg', 'clientWording', 'wording', 'message'] as const

/**
 * The failure inside the data of an ok reply, as text, or undefined. QQ's own result objects come through NapCat
 * unchecked: `{result: 1, errMsg: "…"}`, `{retCode: …}`, `{errCode: …}`, `{valid: false, message: "…"}`, also one level
 * down (`{result: {retCode: …}}`), and in the `result` there (`{transGroupFileResult: {result: {…}}}`).
 */
export function innerFailure(data: unknown): string | undefined {
  if (!isJsonObject(data)) return undefined
  const below = Object.values(data).filter(isJsonObject)
  for (const part of [data, ...below, ...below.map(part => part['result']).filter(isJsonObject)]) {
    const found = ownFailure(part)
    if (found !== undefined) return found
  }
  return undefined
}

function ownFailure(part: Readonly<Record<string, unknown>>): string | undefined {
  const text = TEXTS.map(key => part[key]).find(value => typeof value === 'string' && value !== '')
  for (const key of CODES) {
    const code = part[key]
    if (typeof code === 'number' && code !== 0)
      return typeof text === 'string' ? `${text} (${key} ${code})` : `${key} ${code}`
  }
  if (part['valid'] === false) return typeof text === 'string' ? text : 'valid: false'
  return undefined
}
