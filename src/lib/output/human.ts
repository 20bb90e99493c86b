import {sizeText} from '../protocol/size.js'
import {cellText} from './cell.js'

const TIME_NAME = /(?:time|timestamp)$/i
const SIZE_NAME = /(?:size|space)$/i

/**
 * A cell for people: in a column named after a time, epoch seconds or milliseconds become local time and 0 (never) a
 * dash; in one named after a size, bytes get a unit. Other values, and values out of range, do not change.
 */
export function humanText(name: string, value: unknown): string {
  const text = cellText(value)
  if (!/^\d+$/.test(text)) return text
  if (TIME_NAME.test(name)) return timeText(Number(text)) ?? timeText(Number(text) / 1000) ?? text
  if (SIZE_NAME.test(name)) return sizeText(Number(text))
  return text
}

/** `YYYY-MM-DD HH:mm:ss` in local time; undefined if it does not look like current epoch seconds. */
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
