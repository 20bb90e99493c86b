import * as Flags from '@oclif/core/flags'
import {handleArg} from '../../lib/vocabulary/args.js'
import {defineAction} from '../../lib/define/define-action.js'

const FORMATS = ['mp3', 'amr', 'wma', 'm4a', 'spx', 'ogg', 'wav', 'flac'] as const

export default defineAction({
  action: 'get_record',
  summary: 'Show where a received voice message lies',
  description:
    'NapCat fetches it from QQ first, which takes up to two minutes. `file` is a path on NapCat’s own machine. With --format NapCat converts it (it needs ffmpeg for that) and adds the sound as base64; without, it stays as QQ has it, mostly SILK. A name that NapCat does not know it looks for among QQ’s files. To have it here: `qq record download`.',
  examples: [
    '<%= config.bin %> record get 9f8e7d6c5b4a.amr',
    '<%= config.bin %> record get 9f8e7d6c5b4a.amr --format mp3 --jq .file',
  ],
  args: {file: handleArg('the file of a record segment (`qq msg get` shows it), or a file id')},
  flags: {format: Flags.option({options: FORMATS, summary: 'convert it to this (as it is)'})()},
  params: ({args, flags}) => ({
    file: args.file,
    // "" for as it is: the schema wants it given (file/GetRecord.ts)
    out_format: flags.format ?? ('' as const),
  }),
  columns: ['file_name', 'file_size', 'url', 'file'],
})
