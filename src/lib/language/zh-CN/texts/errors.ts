import {translated} from '../../translated.js'

export const TEXTS = translated({
  '{place}: {what}': '{place}：{what}',
  '{first}; {rest}': '{first}；{rest}',
})
