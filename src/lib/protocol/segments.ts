/** One element of a OneBot message as it stands on the wire. */
export interface Segment {
  readonly type: string
  readonly data: Readonly<Record<string, unknown>>
}

/** What becomes of each kind of segment in a message that NapCat is to send (types/message.ts, api/msg.ts). */
const FATES = {
  /** QQ shows the last inside forwards alone. */
  sent: [
    ...(['text', 'at', 'reply', 'face', 'mface', 'image', 'record', 'video', 'file'] as const),
    ...(['json', 'music', 'contact', 'dice', 'rps', 'forward', 'markdown'] as const),
  ],
  /** By a test location that is always the same. */
  replaced: ['location'],
  /** Without a word. */
  dropped: ['poke', 'xml', 'miniapp', 'onlinefile', 'flashtransfer'],
  /** Beside anything else the call fails. */
  alone: ['node'],
  /** The call fails; these are of OneBot 11 and of official bots. */
  unknown: ['keyboard', 'share'],
} as const

export type SegmentType = (typeof FATES)[keyof typeof FATES][number]

export function fateOf(type: string): keyof typeof FATES {
  const fates = Object.keys(FATES) as (keyof typeof FATES)[]
  return fates.find(fate => FATES[fate].some(one => one === type)) ?? 'unknown'
}

/** What a node of a forward holds, where that is a list of segments. */
export function nodeContent({type, data}: Segment): readonly Segment[] | undefined {
  return type === 'node' && Array.isArray(data['content']) ? (data['content'] as Segment[]) : undefined // checked by then
}
