import {translated} from '../../translated.js'

export const TEXTS = translated({
  'stdin is empty, so there is nothing to do': 'stdin 为空，没有可执行的内容',
  'done before': '先前已完成',
  '{done} of {all} so far, {failed} failed': '共 {all} 个，已处理 {done} 个，失败 {failed} 个',
  '{failed} of {all} failed': '共 {all} 个，失败 {failed} 个',
  '{done} of {all} are done, {left} were not tried': '共 {all} 个，完成 {done} 个，{left} 个没有尝试',
  '{done} of {all} are done, {left} were not tried; {unsettled}':
    '共 {all} 个，完成 {done} 个，{left} 个没有尝试；{unsettled}',
  'this was not tried: the connection was lost': '没有尝试：连接已断开',
  'this was not tried: {problem}': '没有尝试：{problem}',
  'NapCat answered ok to {action}, but it did not take effect': 'NapCat 对 {action} 返回了 ok，但没有生效',
  '--delay: {text} is not a range: the end is less than the start': '--delay：{text} 不是有效的范围：终点小于起点',
})
