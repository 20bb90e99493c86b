import {createHash} from 'node:crypto'
import {type CallContext, type HandlerTable} from '../handler.js'
import {type WireParams, textOf} from '../wire-values.js'

function localFile(params: WireParams): Record<string, unknown> {
  const name = textOf(params['file']) || textOf(params['file_id'])
  const file_name = /\.\w+$/.test(name) ? name.replace(/^.*\//, '') : 'penguin.png'
  return {
    file: `/app/.config/QQ/nt_qq/nt_data/Pic/${file_name}`,
    url: `https://multimedia.nt.qq.com.cn/download?fileid=${encodeURIComponent(name)}&rkey=mock`,
    file_size: '2496',
    file_name,
  }
}

/** Without a name, a file is called by its MD5. */
function fetched(params: WireParams, {world}: CallContext): unknown {
  const bytes = Buffer.from(textOf(params['base64']), 'base64')
  const md5 = createHash('md5').update(bytes).update(textOf(params['url'])).digest('hex')
  const file = `/app/.config/QQ/NapCat/temp/${textOf(params['name']) || md5}`
  if (bytes.length > 0) world.files.set(file, bytes)
  return {file}
}

export const FILE_SAMPLES: HandlerTable = {
  get_private_file_url: params => ({
    url: `https://njc-download.ftn.qq.com/ftn_handler/${encodeURIComponent(textOf(params['file_id']))}/?fname=`,
  }),
  get_file: localFile,
  get_image: localFile,
  get_record: params => ({
    ...localFile(params),
    ...(textOf(params['out_format']) === '' ? {} : {base64: Buffer.from('mock audio').toString('base64')}),
  }),
  download_file: fetched,
}
