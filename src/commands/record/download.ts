import * as Flags from '@oclif/core/flags'
import {defineDownload} from '../../lib/features/files/define-download.js'

export default defineDownload({
  action: 'download_file_record_stream',
  summary: 'Download voice messages',
  description:
    "The id is the `file` of a record segment; `qq msg get` shows it. Without --format the file has QQ's format, usually SILK, which few players support.",
  examples: [
    '<%= config.bin %> record download voice.amr --format mp3 --to ./voice.mp3',
    '<%= config.bin %> record download voice.amr',
  ],
  files: 'ids or names of voice messages, from record segments',
  flags: {
    format: Flags.option({
      options: ['mp3', 'amr', 'wma', 'm4a', 'spx', 'ogg', 'wav', 'flac'] as const,
      summary: 'convert it to this format on the server',
    })(),
  },
  params: ({flags}) => ({out_format: flags.format}),
})
