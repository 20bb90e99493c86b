import {translated} from '../../translated.js'

export const TEXTS = translated({
  'Comment on a picture of an album': '评论群相册里的图片',
  'Delete pictures and videos from an album': '删除群相册里的图片和视频',
  'List the albums of a group': '列出群相册',
  'List the pictures and videos of an album': '列出群相册里的图片和视频',
  'Upload pictures to an album of a group': '上传图片到群相册',
})
