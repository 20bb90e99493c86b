import {QQError} from '../errors/errors.js'

let claimedFor: string | undefined

/**
 * Says what stdin is read for; it can be read once in a run.
 * @throws QQError USAGE when it is already wanted for something else
 */
export function claimStdin(purpose: string): void {
  if (claimedFor !== undefined) {
    throw new QQError('USAGE', `stdin can be read once only: it is ${claimedFor} already`, {hint: 'use - in one place'})
  }
  claimedFor = purpose
}

/** All of stdin. @throws as `claimStdin` */
export async function readStdin(purpose: string): Promise<Buffer> {
  claimStdin(purpose)
  const chunks: Buffer[] = []
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer) // no encoding is set, so chunks are Buffers
  return Buffer.concat(chunks)
}
