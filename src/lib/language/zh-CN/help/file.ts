import {translated} from '../../translated.js'

export const TEXTS = translated({
  'Delete files of a group': '删除群文件',
  'Download files': '下载文件',
  'Show the URL of a file of a group': '查看群文件的 URL',
  'List the files and folders of a group': '列出群文件和文件夹',
  'Move a file of a group to another folder': '把群文件移到其他文件夹',
  'Upload files to a group or a user': '上传文件到群或用户',
})
