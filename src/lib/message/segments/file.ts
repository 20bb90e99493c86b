import {say} from '../../errors/saying.js'
import {media} from './media.js'

export const file = media('file', 'any file', about => say('[file{about}]', {about}), {
  keys: {file: 'file'},
  isNamed: true,
  download: 'download_file_stream',
})
