import * as Flags from '@oclif/core/flags'
import {QQError} from '../../errors/errors.js'
import {say} from '../../errors/saying.js'
import {parsedFlag} from '../../vocabulary/flags.js'
import {chunkSizeFlag, progressFlag} from './file-flags.js'

/** A SHA-256 in hex, converted to lower case. @throws QQError USAGE */
export function sha256Of(text: string): string {
  if (/^[\da-f]{64}$/i.test(text)) return text.toLowerCase()
  throw new QQError('USAGE', say('{text:quoted} is not a hexadecimal SHA-256', {text}))
}

export const downloadFlags = {
  to: Flags.string({
    summary:
      'file or folder to write to (DIR/ is created), - for stdout (default: the current folder, with the name from the server)',
    helpValue: 'PATH',
  }),
  force: Flags.boolean({summary: 'overwrite an existing file', exclusive: ['no-clobber']}),
  'no-clobber': Flags.boolean({summary: 'keep an existing file and count it as done'}),
  sha256: parsedFlag('HEX', sha256Of)({summary: 'expected SHA-256; if the file differs, fail and keep nothing'}),
  'chunk-size': chunkSizeFlag({summary: 'size of one packet (default 64k)'}),
  ...progressFlag,
}
