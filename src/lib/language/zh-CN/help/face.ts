import {translated} from '../../translated.js'

export const TEXTS = translated({
  'Add a custom sticker': '添加自定义表情',
  'NapCat computes the size and the MD5 itself. A URL cannot be used here.':
    '大小和 MD5 由 NapCat 自行计算。这里不能用 URL。',
  'the image: local file, -, base64://…, or remote:/path on the server':
    '图片：本机文件、-、base64://DATA，或服务端上的 remote:/path',
  'size in bytes (default: the size of the file)': '大小，单位字节（默认：文件的大小）',
  'name of the file (default: the name in the path)': '文件名（默认：路径中的名称）',
  'id of the sticker, for a store sticker': '表情的 ID，用于商城表情',
  'package of the sticker, for a store sticker (default 0)': '表情所属的表情包，用于商城表情（默认 0）',
  'add it as a store sticker': '作为商城表情添加',
  'keep the original image': '保留原图',
  'MD5 in hex (default: the MD5 of the file)': '十六进制的 MD5（默认：文件的 MD5）',
  'Delete custom stickers': '删除自定义表情',
  'resIds, from `qq face list-details`, or - to read one per line from stdin':
    'resId，见 `qq face list-details`；- 表示从 stdin 读取，每行一个',
  'List the URLs of the custom stickers': '列出自定义表情的 URL',
  '`face list-details` also shows their ids. It needs NapCat 4.18.5 or newer.':
    '`face list-details` 还会显示 ID，需要 NapCat 4.18.5 或更高版本。',
  'maximum number of stickers (default 48)': '最多显示的表情数（默认 48）',
  'List the custom stickers with their ids': '列出自定义表情及其 ID',
  'With -o id it prints the resIds. `face delete` takes them.': '加 -o id 时输出 resId，可供 `face delete` 使用。',
  'Set the description of a custom sticker': '设置自定义表情的描述',
  'The sticker is named by its emoId, resId and md5. All three are required; `qq face list-details` shows them.':
    '用 emoId、resId 和 md5 指定表情，三者缺一不可；`qq face list-details` 会显示它们。',
  'the emoId of the sticker': '表情的 emoId',
  'the description': '描述',
  'the resId of the sticker': '表情的 resId',
  'the md5 of the sticker': '表情的 md5',
})
