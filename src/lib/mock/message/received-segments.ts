import {createHash} from 'node:crypto'
import {type Segment} from '../../protocol/segments.js'
import {textOf} from '../wire-values.js'

type Data = Segment['data']

/** The first that is not empty of url, file, path: the order in which NapCat looks (handleOb11FileLikeMessage). */
export function fileSource(data: Data): string {
  return textOf(data['url']) || textOf(data['file']) || textOf(data['path'])
}

function fileName(data: Data, extension: string): string {
  const source = fileSource(data)
  const last = /^[^?#]*\/([^/?#]+\.\w+)/.exec(source)?.[1]
  if (last !== undefined && !/^(base64|data):/.test(source)) return last
  const hash = createHash('md5').update(source).digest('hex').toUpperCase()
  return `${hash}.${extension}`
}

function fileSize(data: Data): string {
  return String(1024 + createHash('md5').update(fileSource(data)).digest().readUInt16BE())
}

function image(data: Data): Data {
  return {
    summary: textOf(data['summary']),
    file: fileName(data, 'png'),
    sub_type: Number(data['sub_type'] ?? 0),
    url: 'https://multimedia.nt.qq.com.cn/download?appid=1407&fileid=EhQmock&rkey=mock',
    file_size: fileSize(data),
  }
}

function fileLike(extension: string): (data: Data) => Data {
  return data => {
    const file = textOf(data['name']) || fileName(data, extension)
    return {file, file_id: `/${createHash('sha1').update(file).digest('hex')}`, file_size: fileSize(data)}
  }
}

function card(data: Data): Data {
  return {data: JSON.stringify({app: 'com.tencent.structmsg', prompt: textOf(data['title']) || '[分享]', meta: data})}
}

function json(data: Data): Data {
  const content = data['data']
  return {data: typeof content === 'string' ? content : JSON.stringify(content ?? {})}
}

/** How each kind comes back when it is read: the data of a sent segment is not the data of the received one. */
const RECEIVED: Readonly<Record<string, (data: Data) => Segment>> = {
  text: data => ({type: 'text', data: {text: textOf(data['text'])}}),
  at: data => ({type: 'at', data: {qq: textOf(data['qq'])}}),
  reply: data => ({type: 'reply', data: {id: textOf(data['id'])}}),
  face: data => ({
    type: 'face',
    data: {id: textOf(data['id']), raw: {faceIndex: Number(data['id']), faceType: 1}, resultId: null, chainCount: null},
  }),
  mface: data => ({type: 'image', data: {...image(data), emoji_id: data['emoji_id'], key: data['key']}}),
  image: data => ({type: 'image', data: image(data)}),
  record: data => ({type: 'record', data: fileLike('amr')(data)}),
  video: data => ({type: 'video', data: fileLike('mp4')(data)}),
  file: data => ({type: 'file', data: fileLike('bin')(data)}),
  json: data => ({type: 'json', data: json(data)}),
  music: data => ({type: 'json', data: card(data)}),
  contact: data => ({type: 'json', data: card(data)}),
  location: data => ({type: 'json', data: card(data)}),
  markdown: data => ({type: 'markdown', data: {content: textOf(data['content'])}}),
  dice: () => ({type: 'dice', data: {result: '4'}}),
  rps: () => ({type: 'rps', data: {result: '2'}}),
  forward: data => ({type: 'forward', data: {id: textOf(data['id'])}}),
}

/** A segment as it looks to who receives it; kinds that only come in stay as they are. */
export function asReceived(segment: Segment): Segment {
  return RECEIVED[segment.type]?.(segment.data) ?? segment
}
