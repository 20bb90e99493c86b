import {media} from './media.js'

export const video = media('video', 'a video', 'video', {
  keys: {file: 'video', thumb: 'image'},
  isNamed: false,
  download: 'download_file_stream',
})
