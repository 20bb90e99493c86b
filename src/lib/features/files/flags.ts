import * as Flags from '@oclif/core/flags'
import {parseDuration} from '../../config/duration.js'
import {QQError} from '../../errors/errors.js'
import {quoted} from '../../protocol/quoted.js'
import {MAX_TIMER_MS} from '../../protocol/timers.js'
import {UPLOAD_MODES} from '../../transfer/upload-mode.js'

const UNIT_BYTES: Readonly<Record<string, number>> = {'': 1, k: 1024, m: 1024 * 1024}
const MIN_BYTES = 1024
/** NapCat parses a frame of 16 MiB for 5 s, and takes none above 50 MiB in base64. */
const MAX_BYTES = 16 * 1024 * 1024

/** How much one packet carries, in bytes: 64k, 256KiB, 1m, 65536. */
export const chunkSizeFlag = Flags.custom<number>({
  helpValue: 'SIZE',
  parse: async text => {
    const [, amount, unit = ''] = /^(\d{1,9})([km]?)(?:i?b)?$/.exec(text.toLowerCase()) ?? []
    if (amount === undefined) {
      throw new QQError('USAGE', `not a size: ${quoted(text)}`, {hint: 'write 64k, 1m or a number of bytes'})
    }
    const bytes = Number(amount) * (UNIT_BYTES[unit] ?? 1)
    if (bytes < MIN_BYTES || bytes > MAX_BYTES) throw new QQError('VALIDATION', `${text} is not between 1k and 16m`)
    return Promise.resolve(bytes)
  },
})

/** A SHA-256 in hex, in lower case from here on. */
export const sha256Flag = Flags.custom({
  helpValue: 'HEX',
  parse: async text => Promise.resolve(sha256Of(text)),
})

function sha256Of(text: string): string {
  if (/^[\da-f]{64}$/i.test(text)) return text.toLowerCase()
  throw new QQError('USAGE', `not a SHA-256 in hex: ${quoted(text)}`)
}

/** As `sha256Flag`, or undefined for `auto`. */
export const expectedHashFlag = Flags.custom<string | undefined>({
  helpValue: 'HEX|auto',
  parse: async text => Promise.resolve(text === 'auto' ? undefined : sha256Of(text)),
})

/** Of an upload: it becomes part of a folder's name on the server, unchecked there. */
export const streamIdFlag = Flags.custom({
  helpValue: 'ID',
  parse: async text => {
    if (!/^[\w-]{1,64}$/.test(text)) throw new QQError('VALIDATION', 'an id has up to 64 letters, digits, - and _')
    return Promise.resolve(text)
  },
})

/** The server takes a name as it is, ../ and all, and reads % in a path as an escape. */
export const serverNameFlag = Flags.custom({
  helpValue: 'NAME',
  parse: async text => {
    if (/[/\\%\p{Cc}]/u.test(text) || ['', '.', '..'].includes(text) || Buffer.byteLength(text) > 200)
      throw new QQError('VALIDATION', `${quoted(text)} is no name for a file on the server`, {
        hint: 'no slashes, no %, no more than 200 bytes',
      })
    return Promise.resolve(text)
  },
})

/** How long the server keeps a file, in ms; 0 = for ever. It waits with a timer, which fires at once when that is too long. */
export const retentionFlag = Flags.custom<number>({
  helpValue: 'DURATION',
  parse: async text => {
    const ms = parseDuration(text)
    if (ms <= MAX_TIMER_MS) return Promise.resolve(ms)
    throw new QQError('VALIDATION', `NapCat cannot wait for ${text}, and would delete the file at once`, {
      hint: 'up to 24d; 0 keeps it for ever',
    })
  },
})

export const progressFlag = {
  progress: Flags.boolean({
    allowNo: true,
    summary: 'show how far it is; on a terminal a bar without being asked, in a log a line every 5 s',
  }),
}

/** For what goes to the server in chunks. */
export const streamFlags = {
  'chunk-size': chunkSizeFlag({summary: 'how much one packet carries (64k)', helpGroup: 'UPLOAD'}),
  resume: Flags.boolean({
    allowNo: true,
    helpGroup: 'UPLOAD',
    summary:
      'go on with an upload of the same file that broke off less than 10 minutes ago (--no-resume: give up when the connection is lost)',
  }),
  progress: {...progressFlag.progress, helpGroup: 'UPLOAD'},
}

/** For what takes files of this machine. */
export const uploadFlags = {
  upload: Flags.option({
    options: UPLOAD_MODES,
    helpGroup: 'UPLOAD',
    summary:
      'how a file of this machine gets to the server: in chunks (stream), inside the call (base64), or by its path on a disk that both see (auto: by its size)',
  })(),
  ...streamFlags,
}

/** For what downloads files to this machine. */
export const downloadFlags = {
  to: Flags.string({
    summary: 'file or folder to write to, - for stdout (the current folder, under the name that the server gives)',
    helpValue: 'PATH',
  }),
  force: Flags.boolean({summary: 'overwrite a file that is there', exclusive: ['no-clobber']}),
  'no-clobber': Flags.boolean({summary: 'leave a file that is there, and count that as done'}),
  sha256: sha256Flag({summary: 'fail, and keep nothing, unless the file has this SHA-256'}),
  'chunk-size': chunkSizeFlag({summary: 'how much one packet carries (64k)'}),
  ...progressFlag,
}
