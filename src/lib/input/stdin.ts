import {QQError} from '../errors/errors.js'

let claimedFor: string | undefined
/** How many may still read what was claimed, and what they get. */
let shared: {readersLeft: number; bytes?: Promise<Buffer>} | undefined

/** For a command that runs several times at once: each time it may read all of stdin, for one purpose. */
export function shareStdin(readers: number): void {
  shared = {readersLeft: readers}
}

/**
 * Says what stdin is read for; it can be read once in a run.
 * @throws QQError USAGE when it is already wanted for something else, or by several at once
 */
export function claimStdin(purpose: string): void {
  if (shared) throw new QQError('USAGE', `${purpose} cannot be read from stdin for several profiles`)
  claim(purpose)
}

/** All of stdin. @throws as `claimStdin` */
export async function readStdin(purpose: string): Promise<Buffer> {
  if (!shared) {
    claim(purpose)
    return readAll()
  }
  if (claimedFor !== purpose || shared.readersLeft === 0) claim(purpose)
  shared.readersLeft--
  return (shared.bytes ??= readAll())
}

function claim(purpose: string): void {
  if (claimedFor !== undefined) {
    throw new QQError('USAGE', `stdin can be read once only: it is ${claimedFor} already`, {hint: 'use - in one place'})
  }
  claimedFor = purpose
}

async function readAll(): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer) // no encoding is set, so chunks are Buffers
  return Buffer.concat(chunks)
}
