import {type HandlerTable} from '../handler.js'
import {nowSeconds, type Params, textOf} from '../values.js'

const FILESET_ID = '6d0c2f1e-0000-4000-8000-000000000001'

const FLASH_FILES = [
  {cliFileId: 'flash-file-1', name: '照片.zip', fileSize: '10485760'},
  {cliFileId: 'flash-file-2', name: '说明.txt', fileSize: '1024'},
]

function flashFileUrl(params: Params): unknown {
  const name = textOf(params['file_name'])
  const index = name === '' ? Number(params['file_index']) : FLASH_FILES.findIndex(file => file.name === name)
  const found = name !== '' || FLASH_FILES[index] !== undefined
  if (!found) return {result: -1, errMsg: 'file not found', transferUrl: ''}
  return {result: 0, errMsg: '', transferUrl: `https://qfile.qq.com/d/${encodeURIComponent(name || index)}`}
}

function onlineFile(): unknown {
  return {result: 0, errMsg: '', msgId: '7412345678901239999', elementId: '7412345678901239998'}
}

export const TRANSFER_SAMPLES: HandlerTable = {
  create_flash_task: () => ({
    result: 0,
    errMsg: '',
    createFlashTransferResult: {
      fileSetId: FILESET_ID,
      shareLink: 'https://qfile.qq.com/q/mock0001',
      expireTime: String(nowSeconds() + 604_800),
      expireLeftTime: '604800',
    },
    seq: 1,
  }),
  send_flash_msg: params => ({
    errCode: 0,
    errMsg: '',
    rsp: {
      sendStatus: [{result: 0, msg: '', target: {destUin: textOf(params['group_id']) || textOf(params['user_id'])}}],
    },
  }),
  get_flash_file_list: params => ({
    result: 0,
    errMs: '',
    rsp: {seq: 1, result: 0, errMs: ''},
    fileLists: [
      {
        parentId: '',
        depth: 0,
        fileList: FLASH_FILES.map(file => ({fileSetId: params['fileset_id'], ...file, fileType: 1, isDir: false})),
        paginationInfo: '',
        isEnd: true,
      },
    ],
  }),
  get_flash_file_url: flashFileUrl,
  get_fileset_id: params => (textOf(params['share_code']) === '' ? {} : {fileset_id: FILESET_ID}),
  get_fileset_info: params => ({
    result: 0,
    errMsg: '',
    seq: 1,
    isCache: false,
    fileSet: {fileSetId: params['fileset_id'], name: '周末照片', totalFileCount: 2, totalFileSize: '10486784'},
  }),
  get_share_link: () => ({
    result: 0,
    errMsg: '',
    shareLink: 'https://qfile.qq.com/q/mock0001',
    expireTimestamp: String(nowSeconds() + 604_800),
  }),
  download_fileset: () => ({result: 0, errMsg: '', extraInfo: {}}),
  get_online_file_msg: params => ({
    result: 0,
    errMsg: '',
    msgList: [
      {
        msgId: '7412345678901239990',
        peerUin: textOf(params['user_id']),
        elements: [{elementId: '7412345678901239991', fileElement: {fileName: '照片.zip', fileSize: '10485760'}}],
      },
    ],
  }),
  send_online_file: onlineFile,
  send_online_folder: onlineFile,
}
