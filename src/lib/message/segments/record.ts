import {media} from './media.js'

export const record = media('record', 'a voice message: SILK, AMR or any audio file', 'voice', {
  keys: {file: 'record'},
  isNamed: false,
  download: 'download_file_record_stream',
})
