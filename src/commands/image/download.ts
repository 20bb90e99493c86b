import {defineDownload} from '../../lib/features/files/define-download.js'

export default defineDownload({
  action: 'download_file_image_stream',
  summary: 'Download images',
  description:
    'The id is the `file` of an image segment; `qq msg get` shows it. NapCat knows the id only while it remembers the message. It searches for an unknown id by name among all files that QQ has on disk.',
  examples: [
    '<%= config.bin %> image download 3F2A9C.png',
    '<%= config.bin %> image download 3F2A9C.png --to ./today.png --force',
  ],
  files: 'ids or names of images, from image segments',
})
