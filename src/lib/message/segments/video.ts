import {say} from '../../errors/saying.js'
import {media} from './media.js'

export const video = media('video', 'a video', about => say('[video{about}]', {about}), {
  keys: {file: 'video', thumb: 'image'},
  isNamed: false,
  download: 'download_file_stream',
})
