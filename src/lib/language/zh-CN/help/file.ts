import {translated} from '../../translated.js'

export const TEXTS = translated({
  'Delete files of a group': '删除群文件',
  'Download files': '下载文件',
  'Show the URL of a file of a group': '查看群文件的 URL',
  'List the files and folders of a group': '列出群文件和文件夹',
  'Move a file of a group to another folder': '把群文件移到其他文件夹',
  'Upload files to a group or a user': '上传文件到群或用户',
  'Create a folder in the files of a group': '在群文件中新建文件夹',
  'A folder cannot contain another folder. In many groups only admins can create folders.':
    '文件夹中不能再建文件夹。在许多群里，只有管理员能新建文件夹。',
  'the name of the folder': '文件夹的名称',
  'NapCat accepts ids from `qq file list`, but not the ids of uploads and messages. All names are looked up first; if one is missing or belongs to several files, nothing is deleted. The bot must be an admin, or have uploaded the file.':
    'NapCat 接受 `qq file list` 中的 ID，但不接受上传和消息中的 ID。会先查找全部名称；有一个不存在或对应多个文件时，不删除任何文件。机器人须是管理员，或是文件的上传者。',
  'Delete a folder of a group with all its files': '删除群文件夹及其中的所有文件',
  'The bot must be an admin.': '机器人须是管理员。',
  'the folder: NAME, or id:ID from `qq file list` (path:NAME if the name looks like an id)':
    '文件夹：NAME，或 `qq file list` 中的 id:ID（名称像 ID 时写 path:NAME）',
  'With --group, a file is NAME, FOLDER/NAME or /NAME (top level); FOLDER/ is all files in a folder, and / all files at the top level. Its size must be the size that the group lists. All names are looked up before the first download. Without --group, a file is the id of its file segment, or its name. If the server does not know the id, it searches by name among all files that QQ has on disk and may return a different file; --sha256 makes sure. The server fetches the file from QQ first, which can take minutes.':
    '有 --group 时，文件写作 NAME、FOLDER/NAME 或 /NAME（根目录）；FOLDER/ 表示文件夹中的所有文件，/ 表示根目录下的所有文件。文件大小须与群文件列表中的一致。会先查找全部名称，再开始下载。没有 --group 时，文件用文件消息段的 ID 或名称指定。服务端不认识该 ID 时，会在 QQ 存于磁盘的所有文件中按名称查找，可能返回另一个文件；--sha256 可以确保文件正确。服务端会先从 QQ 取回文件，可能需要几分钟。',
  'the files: ids or names of file segments; with --group NAME, FOLDER/NAME, /NAME, id:ID, FOLDER/ or /, or - to read one per line from stdin':
    '文件：文件消息段的 ID 或名称；有 --group 时为 NAME、FOLDER/NAME、/NAME、id:ID、FOLDER/ 或 /；- 表示从 stdin 读取，每行一个',
  'download files of this group': '下载此群的文件',
  'with /: also download the folders of the group, each into a folder of the same name':
    '与 / 一起使用：同时下载群文件的各个文件夹，分别存入同名目录',
  "Fetch a file into NapCat's temporary folder": '让 NapCat 把文件存到它的临时目录',
  "NapCat fetches a URL, or takes the content from --base64 (at most 37 MiB; for larger files use `qq stream upload`). The result is a path on NapCat's machine; write it as remote:/path in other commands. Without --name the file is named by its MD5.":
    'NapCat 会下载 URL，或使用 --base64 的内容（最大 37 MiB；更大的文件请用 `qq stream upload`）。结果是 NapCat 所在机器上的路径，在其他命令中写作 remote:/path。没有 --name 时，文件以其 MD5 命名。',
  'http(s) URL to fetch': '要下载的 http(s) URL',
  'content of the file: @FILE, @- for stdin, or base64 text': '文件内容：@FILE、@-（stdin）或 base64 文本',
  'name in the temporary folder (default: the MD5); an existing file is overwritten':
    '临时目录中的文件名（默认：MD5）；已有的文件会被覆盖',
  'HTTP header to send with the request': '随请求发送的 HTTP 标头',
  'Forward files of a group to another chat': '把群文件转发到其他会话',
  'NapCat cannot copy a file, so each file is downloaded to this machine and uploaded again. The temporary file has no name and always disappears (TMPDIR sets its folder). Its size must be the size that the group lists, and the server checks its SHA-256. All names are looked up first.':
    'NapCat 不能复制文件，因此每个文件都会先下载到本机，再重新上传。临时文件没有名称，总会自动消失（TMPDIR 指定其目录）。文件大小须与群文件列表中的一致，服务端会校验其 SHA-256。会先查找全部名称。',
  'chat to send the files to: group:234567 or user:10001': '接收文件的会话：group:234567 或 user:10001',
  'displayed name, for one file (default: its own name)': '显示名称，只能用于一个文件（默认：原名称）',
  'folder of the group to upload to: NAME, id:ID, or / for the top level (default: the top level)':
    '上传到的群文件夹：NAME、id:ID，或 / 表示根目录（默认：根目录）',
  'create the folder if it does not exist': '文件夹不存在时新建',
  "let QQ use the file on the server directly, without copying it to QQ's own folder":
    '让 QQ 直接使用服务端上的文件，不复制到 QQ 自己的目录',
  'Show the server path of a received file': '查看收到的文件在服务端的路径',
  "NapCat fetches the file from QQ first, which takes up to two minutes. `file` is a path on NapCat's machine; write it as remote:/path in other commands. `url` is often empty. NapCat treats an unknown id as a file name and may return a different file, so compare file_name. To download it, use `qq file download`.":
    'NapCat 会先从 QQ 取回文件，最长需要两分钟。`file` 是 NapCat 所在机器上的路径，在其他命令中写作 remote:/path。`url` 常为空。NapCat 会把未知的 ID 当作文件名，可能返回另一个文件，因此请核对 file_name。要下载文件，请用 `qq file download`。',
  'the file: id or name of a file segment; with --group NAME, FOLDER/NAME, /NAME or id:ID':
    '文件：文件消息段的 ID 或名称；有 --group 时为 NAME、FOLDER/NAME、/NAME 或 id:ID',
  'group that the file belongs to': '文件所在的群',
  'Show the URL of a file in a private chat': '查看私聊文件的 URL',
  'The URL is valid for a limited time. It ends with ?fname=, and a name can be added there.':
    'URL 只在一段时间内有效。它以 ?fname= 结尾，可以在后面加上文件名。',
  'the file: the file_id of a received file segment (`qq msg get` shows it)':
    '文件：收到的文件消息段的 file_id（`qq msg get` 会显示）',
  'Show the storage use of the files of a group': '查看群文件的空间用量',
  'Sizes are in bytes. NapCat does not ask QQ for limit_count; it is always 10000.':
    '大小的单位为字节。NapCat 不向 QQ 查询 limit_count，它始终是 10000。',
  "The URL is valid for a limited number of downloads. The ids of uploads and of received messages are accepted here too. QQ's URL ends with an empty ?fname=; if the file was given by name, the name is added.":
    'URL 的可下载次数有限。这里也可以使用上传和收到的消息中的 ID。QQ 的 URL 以空的 ?fname= 结尾；用名称指定文件时，会补上文件名。',
  'Make a temporary file of a group permanent': '把群临时文件转为永久文件',
  'In `qq file list`, dead_time is when a temporary file expires; it is 0 for a permanent file. The bot must be an admin.':
    '在 `qq file list` 中，dead_time 是临时文件的到期时间；永久文件为 0。机器人须是管理员。',
  'maximum number of entries per folder (default 50)': '每个文件夹最多显示的条数（默认 50）',
  'list the content of the folders too; adds parent and path to each row':
    '同时列出各文件夹中的内容；每行增加 parent 和 path',
  'list files only': '只列出文件',
  'list folders only': '只列出文件夹',
  'List a folder by its id (use file list GROUP FOLDER)': '按 ID 列出文件夹（请用 file list GROUP FOLDER）',
  'the folder: id:ID from `qq file list`': '文件夹：`qq file list` 中的 id:ID',
  'maximum number of files (default 50)': '最多显示的文件数（默认 50）',
  'NapCat always answers ok, so the folder is listed before and after. The exit code is 8 if the file did not arrive there.':
    'NapCat 始终返回 ok，因此移动前后都会列出文件夹。文件没有移到目标文件夹时，退出码为 8。',
  'folder to move it to: NAME, id:ID, or / for the top level': '移到的文件夹：NAME、id:ID，或 / 表示根目录',
  'current folder of the file, required with an id: NAME, id:ID, or / for the top level (default: found by name)':
    '文件当前所在的文件夹，用 ID 指定文件时必填：NAME、id:ID，或 / 表示根目录（默认：按名称查找）',
  'Rename a file of a group': '重命名群文件',
  'NapCat always answers ok, so the folder is listed before and after. The exit code is 8 if no file with the new name appeared. To move it to another folder, use `qq file move`.':
    'NapCat 始终返回 ok，因此重命名前后都会列出文件夹。没有出现新名称的文件时，退出码为 8。要移到其他文件夹，请用 `qq file move`。',
  'the new name, without a folder': '新名称，不含文件夹',
  "A local file is uploaded in chunks and checked by its SHA-256; the upload survives a lost connection. NapCat fetches a URL itself, and reads a remote:/path on its own machine. file_id is QQ's own id of the file: `qq file get-url` and `qq file get` accept it, but `qq file delete` needs the name. size is null if only the server knows it.":
    '本机文件会分片上传，并校验 SHA-256；断线后可以继续上传。URL 由 NapCat 自己下载，remote:/path 从 NapCat 所在的机器读取。file_id 是 QQ 给文件的 ID：`qq file get-url` 和 `qq file get` 接受它，但 `qq file delete` 需要名称。只有服务端知道大小时，size 为 null。',
  'the files: local file, -, URL, base64://…, or remote:/path on the server':
    '文件：本机文件、-、URL、base64://DATA，或服务端上的 remote:/path',
  'displayed name, for one file (default: the name in the path or URL)':
    '显示名称，只能用于一个文件（默认：路径或 URL 中的名称）',
  'Upload files to a user (same as file upload user:ID)': '上传文件给用户（同 file upload user:ID）',
  'The upload is likely to fail if the user is not a friend of the bot.': '对方不是机器人的好友时，上传很可能失败。',
})
