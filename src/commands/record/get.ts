import * as Flags from '@oclif/core/flags'
import {handleArg} from '../../lib/vocabulary/args.js'
import {defineAction} from '../../lib/define/define-action.js'

const FORMATS = ['mp3', 'amr', 'wma', 'm4a', 'spx', 'ogg', 'wav', 'flac', 'original'] as const

export default defineAction({
  action: 'get_record',
  summary: 'Show the server path of a received voice message',
  description:
    "NapCat fetches the voice message from QQ first, which takes up to two minutes. `file` is a path on NapCat's machine. NapCat converts it (with ffmpeg) and adds the audio as base64; original keeps QQ's format, usually SILK. NapCat searches QQ's files for an unknown name. To download it, use `qq record download`.",
  examples: [
    '<%= config.bin %> record get 9f8e7d6c5b4a.amr',
    '<%= config.bin %> record get 9f8e7d6c5b4a.amr --format original --jq .file',
  ],
  args: {file: handleArg('the `file` of a record segment (from `qq msg get`), or a file id')},
  flags: {format: Flags.option({options: FORMATS, summary: 'convert it to this format (default mp3)'})()},
  params: ({args, flags: {format = 'mp3'}}) => ({
    file: args.file,
    // the schema requires a value (file/GetRecord.ts)
    out_format: format === 'original' ? ('' as const) : format,
  }),
  columns: ['file_name', 'file_size', 'url', 'file'],
})
