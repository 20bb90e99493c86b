import {translated} from '../../translated.js'

export const TEXTS = translated({
  'Show a flash transfer': '查看闪传',
  'Show the link of a flash transfer': '查看闪传的分享链接',
  'List the files of a flash transfer': '列出闪传中的文件',
  'Send a flash transfer to a group or a user': '把闪传发送到群或用户',
  'Create a flash transfer of files': '用文件创建闪传',
  'The files become one fileset, which has a link and can be sent with `flash send`. NapCat reads the files on its own machine, so local files are uploaded there first. Recipients see names such as NAME-1f2e3d4c.zip, because equal names would overwrite each other on the server.':
    '这些文件组成一个文件集，有一个链接，可以用 `flash send` 发送。NapCat 从所在的机器读取文件，因此本机文件会先上传到那里。接收者看到的名称形如 NAME-1f2e3d4c.zip，因为同名文件会在服务端互相覆盖。',
  'the files: local file, -, base64://…, or remote:/path on the server, which can be a folder':
    '文件：本机文件、-、base64://DATA，或服务端上的 remote:/path（可以是目录）',
  'title of the transfer': '闪传的标题',
  'preview image: local file, -, base64://…, or remote:/path on the server':
    '预览图：本机文件、-、base64://DATA，或服务端上的 remote:/path',
  "Download a flash transfer to NapCat's machine": '把闪传下载到 NapCat 所在的机器',
  'NapCat saves the files on its own machine, in a folder of QQ. To download a file to this machine, use the URL from `flash get-url`.':
    'NapCat 把文件保存在所在机器的 QQ 目录中。要把文件下载到本机，请使用 `flash get-url` 给出的 URL。',
  'the fileset, from `qq flash create` or `qq flash get-id LINK`':
    '文件集，见 `qq flash create` 或 `qq flash get-id LINK`',
  'Show the fileset id of a flash transfer link': '查看闪传链接的文件集 ID',
  'the link, or the code at its end': '链接，或链接末尾的代码',
  'Show the download URL of a file of a flash transfer': '查看闪传文件的下载 URL',
  'name of the file, from `qq flash list-files`; or use --index': '文件名，见 `qq flash list-files`；或用 --index',
  'position of the file in the list, from 0': '文件在列表中的位置，从 0 开始',
  'Shows only the first 18 files, because NapCat requests no more.': '只显示前 18 个文件，因为 NapCat 不会查询更多。',
})
