import {say, type Sentence} from '../../errors/saying.js'
import {textOf} from '../../protocol/json.js'
import {sizeText} from '../../protocol/size.js'
import {type Data, type Mark, type Typed} from './kind.js'

export function typed(text: unknown): Typed {
  return {kind: 'typed', text: textOf(text)}
}

/** `[image a.png]` */
export function mark(what: Sentence): Mark {
  return {kind: 'mark', what}
}

/** What a mark is about, behind its name: ` a.png 1.2 MiB`; empty words are omitted. */
export function about(...words: readonly unknown[]): string {
  return words.map(word => oneLine(textOf(word)).replace(/^(?=.)/, ' ')).join('')
}

export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

export function sizeWord(bytes: unknown): string {
  const digits = textOf(bytes)
  return /^[1-9]\d*$/.test(digits) ? sizeText(Number(digits)) : ''
}

/** A store sticker, which is received as an image. */
export function stickerWords({summary}: Data): Mark {
  return mark(say('[sticker{about}]', {about: about(withoutBrackets(textOf(summary)))}))
}

/** `[分享]歌名` gives the part after the brackets; `[动画表情]` gives the part inside them. */
export function withoutBrackets(text: string): string {
  const [, kind = '', rest = ''] = /^\[([^\]]*)\](.*)$/s.exec(text) ?? ['', text]
  return rest.trim() === '' ? kind : rest
}
