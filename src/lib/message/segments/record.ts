import {say} from '../../errors/saying.js'
import {media} from './media.js'

export const record = media(
  'record',
  'a voice message: SILK, AMR or any audio file',
  about => say('[voice{about}]', {about}),
  {
    keys: {file: 'record'},
    isNamed: false,
    download: 'download_file_record_stream',
  },
)
