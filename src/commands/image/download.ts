import {defineDownload} from '../../lib/features/files/define-download.js'

export default defineDownload({
  action: 'download_file_image_stream',
  summary: 'Download images',
  description:
    'The id is `file` of an image segment: `qq msg get` shows it. NapCat finds it only while it remembers the message; what it does not know as an id it looks for by name among all files that QQ has on its disk.',
  examples: [
    '<%= config.bin %> image download 3F2A9C.png',
    '<%= config.bin %> image download 3F2A9C.png --to ./today.png --force',
  ],
  files: 'ids or names of images, as image segments have them',
})
