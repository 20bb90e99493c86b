import {randomBytes} from 'node:crypto'
import {writeFileSync} from 'node:fs'
import path from 'node:path'
import {onTestFinished} from 'vitest'
import {Client} from '../../../src/lib/client/client.js'
import {Link} from '../../../src/lib/transfer/link.js'
import {openSource, type UploadSource} from '../../../src/lib/transfer/upload-source.js'
import {optionsFor} from '../client/fixture.js'
import {temporaryFolder} from '../config/fixture.js'

/** A link that is closed after the test. */
export async function linked(url: string, callTimeoutMs = 0): Promise<Link> {
  const link = await Link.open(async () => Client.connect(optionsFor(url, {callTimeoutMs})))
  onTestFinished(async () => link.close())
  return link
}

/** A file of random bytes, open for upload. */
export async function randomSource(size: number, name = 'a.bin'): Promise<UploadSource & {readonly bytes: Buffer}> {
  const file = path.join(temporaryFolder(), name)
  const bytes = randomBytes(size)
  writeFileSync(file, bytes)
  const source = await openSource(file)
  onTestFinished(async () => source.close())
  return Object.assign(source, {bytes})
}
