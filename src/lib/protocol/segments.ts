/** One element of a OneBot message as it stands on the wire. */
export interface Segment {
  readonly type: string
  readonly data: Readonly<Record<string, unknown>>
}

/** What NapCat does with each kind of segment in a message to send (types/message.ts, api/msg.ts). */
const FATES = {
  /** QQ shows the last one only inside forwards. */
  sent: [
    ...(['text', 'at', 'reply', 'face', 'mface', 'image', 'record', 'video', 'file'] as const),
    ...(['json', 'music', 'contact', 'dice', 'rps', 'forward', 'markdown'] as const),
  ],
  /** NapCat replaces it by a fixed test location. */
  replaced: ['location'],
  /** NapCat drops it silently. */
  dropped: ['poke', 'xml', 'miniapp', 'onlinefile', 'flashtransfer'],
  /** The call fails if there is any other segment. */
  alone: ['node'],
  /** The call fails. OneBot 11 and official bots have these segments. */
  unknown: ['keyboard', 'share'],
} as const

export type SegmentType = (typeof FATES)[keyof typeof FATES][number]

/** The kinds that cannot be sent in a message, and of which it can be told what to use. */
export type UnsendableType = (typeof FATES)['replaced' | 'dropped' | 'alone'][number] | 'markdown' | 'keyboard'

export function fateOf(type: string): keyof typeof FATES {
  const fates = Object.keys(FATES) as (keyof typeof FATES)[]
  return fates.find(fate => FATES[fate].some(one => one === type)) ?? 'unknown'
}

/** The content of a forward node, if it is a list of segments. */
export function nodeContent({type, data}: Segment): readonly Segment[] | undefined {
  return type === 'node' && Array.isArray(data['content']) ? (data['content'] as Segment[]) : undefined // checked by then
}
