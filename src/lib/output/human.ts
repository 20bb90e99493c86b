import {sizeText} from '../protocol/size.js'
import {cellText} from './cell.js'
import {type Kind} from './columns.js'

/**
 * A cell for people: of a time, epoch seconds or milliseconds become local time and 0 (never) a dash; a size gets a unit.
 * Anything else, and any value that is out of range, stays as it is.
 */
export function humanText(kind: Kind | undefined, value: unknown): string {
  const text = cellText(value)
  if (kind === undefined || !/^\d+$/.test(text)) return text
  return kind === 'size' ? sizeText(Number(text)) : (timeText(Number(text)) ?? timeText(Number(text) / 1000) ?? text)
}

/** `YYYY-MM-DD HH:mm:ss` in local time; undefined when it does not look like epoch seconds of our days. */
function timeText(seconds: number): string | undefined {
  if (seconds === 0) return '-'
  if (seconds < 1e9 || seconds > 1e10) return undefined
  const date = new Date(seconds * 1000)
  const day = [date.getFullYear(), date.getMonth() + 1, date.getDate()].map(twoDigits).join('-')
  return `${day} ${[date.getHours(), date.getMinutes(), date.getSeconds()].map(twoDigits).join(':')}`
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}
