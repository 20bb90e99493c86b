import {media} from './media.js'

export const record = media('record', 'a voice: SILK, AMR, or any sound', 'voice', {
  keys: {file: 'record'},
  isNamed: false,
  download: 'download_file_record_stream',
})
