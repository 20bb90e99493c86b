import {translated} from '../../translated.js'

export const TEXTS = translated({
  'Download images': '下载图片',
  'Read the text in an image': '识别图片中的文字（OCR）',
  'The id is the `file` of an image segment; `qq msg get` shows it. NapCat knows the id only while it remembers the message. It searches for an unknown id by name among all files that QQ has on disk.':
    'ID 是图片消息段的 `file`，可用 `qq msg get` 查看。只有 NapCat 还记得该消息时才认识这个 ID；不认识时，会按名称在 QQ 存到磁盘上的所有文件中查找。',
  'ids or names of images, from image segments, or - to read one per line from stdin':
    '图片的 ID 或名称，来自图片消息段；- 表示从 stdin 逐行读取',
  'Show the server path and the URL of a received image': '查看收到的图片的服务端路径和 URL',
  "NapCat fetches the image from QQ first, which takes up to two minutes. `file` is a path on NapCat's machine; `url` is valid for about two hours. NapCat searches QQ's files for an unknown name and may return a different image, so compare file_name. To download it, use `qq image download`.":
    'NapCat 会先从 QQ 获取图片，最多需要两分钟。`file` 是 NapCat 所在机器上的路径；`url` 的有效期约两小时。名称未知时，NapCat 会在 QQ 的文件中查找，可能返回另一张图片，请核对 file_name。下载请用 `qq image download`。',
  'the `file` of an image segment (from `qq msg get`), or a file id':
    '图片消息段的 `file`（见 `qq msg get`），或文件 ID',
  'This works only if NapCat runs on Windows. Without text: `[]`.':
    '仅当 NapCat 运行在 Windows 上时可用。没有文字时返回 `[]`。',
  'Read the text in an image (same as image ocr)': '识别图片中的文字（同 image ocr）',
  'It works only on Windows.': '仅在 Windows 上可用。',
})
