/** One element of a OneBot message as it stands on the wire. */
export interface Segment {
  readonly type: string
  readonly data: Readonly<Record<string, unknown>>
}

/** What a node of a forward holds, where that is a list of segments. */
export function nodeContent({type, data}: Segment): readonly Segment[] | undefined {
  return type === 'node' && Array.isArray(data['content']) ? (data['content'] as Segment[]) : undefined // checked by then
}
