import {translated} from '../../translated.js'

export const TEXTS = translated({
  Yes: '是',
  No: '否',
  'You must answer with "y" or "n"': '请回答 y 或 n',
  '[input is masked]': '[输入不显示]',
  'toggle visibility': '显示或隐藏',
})
