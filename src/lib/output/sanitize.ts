import {lazy} from '../protocol/lazy.js'

/*
 * Strangers write nicknames, cards and messages. Their text must not move the cursor, change colours, reverse the line
 * or hide text, so only visible characters reach a terminal.
 */

/** The most common texts, which need no work: printable ASCII, Han and its punctuation. */
const PLAIN = /^[\x20-\x7e\u3001-\u3029\u4e00-\u9fff\uff01-\uff5e]*$/

const EMOJI = '\\p{Extended_Pictographic}\\ufe0f?[\\u{1f3fb}-\\u{1f3ff}]?'

/** Sequences whose invisible parts change what is seen: flags by tags, joined emoji, keycaps, Han glyph variants. */
const MEANINGFUL = [
  '\\u{1f3f4}[\\u{e0020}-\\u{e007e}]+\\u{e007f}',
  `${EMOJI}(?:\\u200d${EMOJI})*`,
  '[#*0-9]\\ufe0f\\u20e3',
  '\\p{Script=Han}[\\u{e0100}-\\u{e01ef}]',
].join('|')

/** Bidirectional controls, zero-width characters, fillers, stray joiners and selectors, interlinear annotation. */
const INVISIBLE = '\\p{Default_Ignorable_Code_Point}\\ufff9-\\ufffb'

/** Made on first use, because an engine takes over a millisecond to look up the Unicode properties of a pattern. */
const unicodePatterns = lazy(() => ({
  control: new RegExp('[\\p{Cc}\\p{Cs}]', 'gu'),
  invisibleAlone: new RegExp(`(${MEANINGFUL})|[${INVISIBLE}]`, 'gu'),
  // JSON escapes the C0 controls in its strings but not these
  unsafeInJson: new RegExp(`(${MEANINGFUL})|[${INVISIBLE}\\u007f-\\u009f\\u2028\\u2029]`, 'gu'),
}))

/**
 * Makes a text safe for one line of a terminal or one cell of a table: control characters become visible pictures
 * (`ESC` → `␛`, a line feed → `␊`), a tab or line separator becomes a space, and invisible characters outside of emoji
 * are removed.
 */
export function sanitize(text: string): string {
  if (PLAIN.test(text)) return text
  return text
    .normalize('NFC')
    .replace(/[\t\u2028\u2029]/g, ' ')
    .replace(unicodePatterns().control, controlPicture)
    .replace(unicodePatterns().invisibleAlone, (_match, kept: string | undefined) => kept ?? '')
}

/** Like `sanitize`, but keeps line feeds and tabs. */
export function sanitizeLines(text: string): string {
  return text.replace(/[^\n\t]+/g, sanitize)
}

/**
 * Like `sanitizeLines`, but shows invisible characters and C1 controls as `\uXXXX`: for what we say, which may quote a
 * command line that hides a part of itself.
 */
export function revealLines(text: string): string {
  return sanitizeLines(escapeInvisible(text))
}

/** Escapes the characters in JSON that a terminal would obey or hide as `\uXXXX`; the value does not change. */
export function escapeInvisible(json: string): string {
  if (/^[\x20-\x7e\n]*$/.test(json)) return json
  return json.replace(unicodePatterns().unsafeInJson, (match, kept: string | undefined) => kept ?? escapeUnits(match))
}

function escapeUnits(text: string): string {
  return text.split('').map(escapeUnit).join('')
}

function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
}

function controlPicture(character: string): string {
  const code = character.charCodeAt(0)
  if (code < 0x20) return String.fromCharCode(0x2400 + code)
  return code === 0x7f ? '\u2421' : '\ufffd'
}
