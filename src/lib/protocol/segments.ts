/** One element of a OneBot message as it stands on the wire. */
export interface Segment {
  readonly type: string
  readonly data: Readonly<Record<string, unknown>>
}
