import * as Flags from '@oclif/core/flags'
import {QQError} from '../../errors/errors.js'
import {say} from '../../errors/saying.js'
import {UPLOAD_MODES} from '../../transfer/upload-mode.js'
import {parsedFlag} from '../../vocabulary/flags.js'

const UNIT_BYTES: Readonly<Record<string, number>> = {'': 1, k: 1024, m: 1024 * 1024}
const MIN_BYTES = 1024
/** NapCat needs 5 s to parse a frame of 16 MiB, and refuses frames above 50 MiB in base64. */
const MAX_BYTES = 16 * 1024 * 1024

/** The size of one packet in bytes: 64k, 256KiB, 1m, 65536. */
export const chunkSizeFlag = parsedFlag('SIZE', text => {
  const [, amount, unit = ''] = /^(\d{1,9})([km]?)(?:i?b)?$/.exec(text.toLowerCase()) ?? []
  if (amount === undefined) {
    const hint = say('write 64k, 1m or a number of bytes')
    throw new QQError('USAGE', say('{text:quoted} is not a size', {text}), {hint})
  }
  const bytes = Number(amount) * (UNIT_BYTES[unit] ?? 1)
  if (bytes >= MIN_BYTES && bytes <= MAX_BYTES) return bytes
  throw new QQError('VALIDATION', say('{text} is not a size from 1k to 16m', {text}))
})

export const progressFlag = {
  progress: Flags.boolean({
    allowNo: true,
    summary: 'show progress (on by default on a terminal; one line every 5 s in a log)',
  }),
}

/** The flags of uploads in chunks. */
export const streamFlags = {
  'chunk-size': chunkSizeFlag({summary: 'size of one packet (default 64k)', helpGroup: 'UPLOAD'}),
  resume: Flags.boolean({
    allowNo: true,
    helpGroup: 'UPLOAD',
    summary:
      'resume an upload of the same file that stopped less than 10 minutes ago (--no-resume: fail when the connection is lost)',
  }),
  progress: {...progressFlag.progress, helpGroup: 'UPLOAD'},
}

/** The flags of commands with local files. */
export const uploadFlags = {
  upload: Flags.option({
    options: UPLOAD_MODES,
    helpGroup: 'UPLOAD',
    summary:
      'how to bring a local file to the server: in chunks (stream), inside the call (base64), or by its path on a shared disk (path); auto decides by size',
  })(),
  ...streamFlags,
}
