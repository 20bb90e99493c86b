import {textOf} from '../../protocol/json.js'
import {sizeText} from '../../protocol/size.js'
import {type Data, type SegmentWords} from './kind.js'

export function typed(text: unknown): SegmentWords {
  return {kind: 'typed', text: textOf(text)}
}

/** `[image a.png]`; empty words are omitted. */
export function mark(...words: readonly unknown[]): SegmentWords {
  return {kind: 'mark', text: `[${words.flatMap(word => oneLine(textOf(word)) || []).join(' ')}]`}
}

export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

export function sizeWord(bytes: unknown): string {
  const digits = textOf(bytes)
  return /^[1-9]\d*$/.test(digits) ? sizeText(Number(digits)) : ''
}

/** A store sticker, which is received as an image. */
export function stickerWords({summary}: Data): SegmentWords {
  return mark('sticker', withoutBrackets(textOf(summary)))
}

/** `[分享]歌名` gives the part after the brackets; `[动画表情]` gives the part inside them. */
export function withoutBrackets(text: string): string {
  const [, kind = '', rest = ''] = /^\[([^\]]*)\](.*)$/s.exec(text) ?? ['', text]
  return rest.trim() === '' ? kind : rest
}
