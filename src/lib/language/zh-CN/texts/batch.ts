import {translated} from '../../translated.js'

export const TEXTS = translated({
  'nothing was done': '未执行任何操作',
})
