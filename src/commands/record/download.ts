import * as Flags from '@oclif/core/flags'
import {defineDownload} from '../../lib/features/files/define-download.js'

export default defineDownload({
  action: 'download_file_record_stream',
  summary: 'Download voice messages',
  description:
    'The id is `file` of a record segment: `qq msg get` shows it. Without --format the file is as QQ has it, usually SILK, which few players know.',
  examples: [
    '<%= config.bin %> record download voice.amr --format mp3 --to ./voice.mp3',
    '<%= config.bin %> record download voice.amr',
  ],
  files: 'ids or names of voice messages, as record segments have them',
  flags: {
    format: Flags.option({
      options: ['mp3', 'amr', 'wma', 'm4a', 'spx', 'ogg', 'wav', 'flac'] as const,
      summary: 'have the server convert it',
    })(),
  },
  params: ({flags}) => ({out_format: flags.format}),
})
