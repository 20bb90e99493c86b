import {media} from './media.js'

export const file = media('file', 'any file', 'file', {
  keys: {file: 'file'},
  isNamed: true,
  download: 'download_file_stream',
})
