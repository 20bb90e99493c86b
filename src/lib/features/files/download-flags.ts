import * as Flags from '@oclif/core/flags'
import {QQError} from '../../errors/errors.js'
import {say} from '../../errors/saying.js'
import {chunkSizeFlag, progressFlag} from './flags.js'

/** A SHA-256 in hex, in lower case from here on. */
const sha256Flag = Flags.custom({
  helpValue: 'HEX',
  parse: async text => Promise.resolve(sha256Of(text)),
})

/** @throws QQError USAGE */
export function sha256Of(text: string): string {
  if (/^[\da-f]{64}$/i.test(text)) return text.toLowerCase()
  throw new QQError('USAGE', say('not a SHA-256 in hex: {text:quoted}', {text}))
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
