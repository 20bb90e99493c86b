import {translated} from '../../translated.js'

export const TEXTS = translated({
  'Download images': '下载图片',
  'Read the text in an image': '识别图片中的文字（OCR）',
})
