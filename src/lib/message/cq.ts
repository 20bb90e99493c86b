import {type Segment} from '../protocol/segments.js'

const CODE = /\[CQ:([^,\]]+)((?:,[^,=\]]+=[^,\]]*)*)\]/g

/** Reads a text with CQ codes as NapCat does (helper/cqcode.ts); all values are texts. */
export function decodeCq(text: string): Segment[] {
  const segments: Segment[] = []
  let end = 0
  const addText = (until: number): void => {
    if (until > end) segments.push({type: 'text', data: {text: unescape(text.slice(end, until))}})
  }
  for (const match of text.matchAll(CODE)) {
    const [code, type = '', pairs = ''] = match
    addText(match.index)
    segments.push({type, data: Object.fromEntries(pairs.split(',').slice(1).map(readPair))})
    end = match.index + code.length
  }
  addText(text.length)
  return segments
}

function readPair(pair: string): [string, string] {
  const equals = pair.indexOf('=')
  return [pair.slice(0, equals), unescape(pair.slice(equals + 1))]
}

function unescape(text: string): string {
  return text.replaceAll('&#44;', ',').replaceAll('&#91;', '[').replaceAll('&#93;', ']').replaceAll('&amp;', '&')
}
