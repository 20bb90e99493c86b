import {type HandlerTable} from '../handler.js'

const ARK = JSON.stringify({app: 'com.tencent.contact.lua', view: 'contact', ver: '0.0.0.1', prompt: '推荐', meta: {}})

export const MESSAGE_SAMPLES: HandlerTable = {
  fetch_ptt_text: () => ({text: '今天晚上一起吃饭吧'}),
  click_inline_keyboard_button: () => ({
    result: 0,
    errMsg: '',
    status: 0,
    promptText: '',
    promptType: 0,
    promptIcon: 0,
  }),
  ArkSharePeer: params => ({result: 0, errMsg: '', [params['group_id'] === undefined ? 'arkMsg' : 'arkJson']: ARK}),
  send_ark_share: params => ({result: 0, errMsg: '', [params['group_id'] === undefined ? 'arkMsg' : 'arkJson']: ARK}),
  ArkShareGroup: () => ARK,
  send_group_ark_share: () => ARK,
  get_mini_app_ark: params => ({
    data: {
      ver: '1.0.0.19',
      prompt: `[QQ小程序]${String(params['title'])}`,
      app: 'com.tencent.miniapp_01',
      view: 'view_8C8E89B49BE609866298ADDFF2DBABA4',
      metaData: {detail_1: {title: params['title'], desc: params['desc'], preview: params['picUrl']}},
    },
  }),
}
