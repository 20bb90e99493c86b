import {say} from '../../errors/saying.js'
import {textOf} from '../../protocol/json.js'
import {type SegmentKind} from './kind.js'
import {FILE_KEYS, media} from './media.js'
import {stickerWords} from './marks.js'

const picture = media('image', 'an image', about => say('[image{about}]', {about}), {
  keys: {file: 'image'},
  isNamed: false,
  download: 'download_file_image_stream',
})

export const image: SegmentKind = {
  ...picture,
  keys: [...FILE_KEYS, 'summary', 'sub_type', 'key', 'emoji_id', 'emoji_package_id'],
  // a sticker of QQ's shop comes as an image with the ids of the sticker
  words: (data, nameOf) => (textOf(data['emoji_id']) === '' ? picture.words(data, nameOf) : stickerWords(data)),
}
