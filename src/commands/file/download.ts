import {defineDownload} from '../../lib/command/transfer/define-download.js'

export default defineDownload({
  action: 'download_file_stream',
  summary: 'Download files',
  description:
    'The server fetches a file from QQ first, which can take minutes. What it does not know as an id it looks for by name among all files that QQ has on its disk, and may find another one: --sha256 makes sure. The ids of a group’s listing hold for a day, and until NapCat restarts.',
  examples: [
    '<%= config.bin %> file download report.pdf',
    '<%= config.bin %> file download report.pdf photos.zip --to . --no-clobber',
    '<%= config.bin %> file download report.pdf --to - | sha256sum',
  ],
  files: 'ids from a listing or a file segment, or file names',
})
