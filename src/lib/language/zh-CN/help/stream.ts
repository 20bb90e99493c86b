import {translated} from '../../translated.js'

export const TEXTS = translated({
  'Delete all temporary files of NapCat': '删除 NapCat 的全部临时文件',
  "Upload a file to the server's temporary folder": '上传文件到服务端的临时目录',
})
