import {translated} from '../../translated.js'

export const TEXTS = translated({
  'Comment on a picture of an album': '评论群相册里的图片',
  'Delete pictures and videos from an album': '删除群相册里的图片和视频',
  'List the albums of a group': '列出群相册',
  'List the pictures and videos of an album': '列出群相册里的图片和视频',
  'Upload pictures to an album of a group': '上传图片到群相册',
  'The comment is plain text, without faces and mentions.': '评论是纯文本，不支持表情和 @。',
  'the album, by its album_id from `qq album list`': '群相册的 album_id，见 `qq album list`',
  'the picture, by its lloc from `qq album list-media`': '图片的 lloc，见 `qq album list-media`',
  'the comment': '评论内容',
  'llocs of the pictures and videos, from `qq album list-media`, or - to read one per line from stdin':
    '图片和视频的 lloc，见 `qq album list-media`；- 表示从 stdin 读取，每行一个',
  'Like an upload of an album, or one of its pictures': '给群相册的一次上传或其中一张图片点赞',
  'the upload, by the batch_id of its pictures from `qq album list-media`':
    '一次上传，填其中图片的 batch_id，见 `qq album list-media`',
  'only this picture (default: the whole upload)': '只给这张图片点赞（默认：整次上传）',
  'cursor to continue from, as printed on stderr with the previous page': '从此游标继续，即上一页在 stderr 输出的游标',
  'fetch all pages instead of only the first': '获取全部页，而不只是第一页',
  'Each entry has its own id (`lloc`) and the id of its upload (`batch_id`). The other album commands take these ids.':
    '每一项有自己的 ID（`lloc`）和所属上传的 ID（`batch_id`），其他 album 命令会用到它们。',
  'Remove a like from an upload of an album or a picture': '取消对群相册的一次上传或一张图片的点赞',
  'NapCat does not return the ids of the uploaded pictures; `qq album list-media` shows them. NapCat also needs the name of the album, which is looked up.':
    'NapCat 不返回所上传图片的 ID，可用 `qq album list-media` 查看。NapCat 还需要相册名称，会自动查询。',
  'the pictures: local file, -, URL, base64://…, or remote:/path on the server':
    '图片：本机文件、-、URL、base64://DATA，或服务端上的 remote:/path',
  'name of the album (default: looked up)': '相册名称（默认：自动查询）',
})
