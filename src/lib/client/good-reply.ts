/** Where in a reply frame the bytes of its `data` are. */
export interface DataBounds {
  readonly start: number
  readonly end: number
}

/** As NapCat writes a good answer (onebot/action/OneBotAction.ts): at both ends of the frame stands all but its data. */
const HEAD = '{"status":"ok","retcode":0,"data":'
const TAIL = /,"message":"","wording":"","echo":"(\w+)"(?:,"stream":"(?:normal|stream)-action")?\}$/
const TAIL_CHARACTERS = 100

/** What a good answer belongs to, and where its data are, without reading it whole; undefined for any other frame. */
export function goodReply(raw: Buffer): {readonly echo: string; readonly data: DataBounds} | undefined {
  if (raw.toString('latin1', 0, HEAD.length) !== HEAD) return undefined
  const [tail, echo] = TAIL.exec(raw.toString('latin1', Math.max(0, raw.length - TAIL_CHARACTERS))) ?? []
  if (tail === undefined || echo === undefined) return undefined
  return {echo, data: {start: HEAD.length, end: raw.length - tail.length}}
}
