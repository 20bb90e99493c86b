import {translated} from '../../translated.js'

export const TEXTS = translated({
  'Create a card that shares a group': '生成推荐群的卡片',
  'To send it: `qq msg send group:123456 --card "$(qq share get-group 234567)"`.':
    '发送：`qq msg send group:123456 --card "$(qq share get-group 234567)"`。',
  'Create a group card by the old action name': '用旧接口名生成推荐群的卡片',
  'To send it: `qq msg send group:123456 --card "$(qq share get-group-legacy 234567)"`.':
    '发送：`qq msg send group:123456 --card "$(qq share get-group-legacy 234567)"`。',
  'Create a mini app card': '生成小程序卡片',
  'the app: bili, weibo, custom': '小程序：bili、weibo、custom',
  'title of the card': '卡片的标题',
  'text of the card': '卡片的文字',
  'image of the card': '卡片的图片',
  'page of the app that the card opens': '点击卡片打开的小程序页面',
  'page to open on devices without mini apps': '设备不支持小程序时打开的网页',
  "return QQ's own answer instead of an ark": '返回 QQ 的原始应答，而不是 Ark 卡片',
  'icon of the app': '小程序的图标',
  'id of the app': '小程序的 ID',
  'scene number': '场景编号',
  'template type number': '模板类型编号',
  'business type number': '业务类型编号',
  'version type number': '版本类型编号',
  'share type number': '分享类型编号',
  'version id of the app': '小程序的版本 ID',
  'id of the SDK': 'SDK 的 ID',
  'whether to use a share ticket (0 or 1)': '是否使用 share ticket（0 或 1）',
  'Create a card that shares a user or a group': '生成推荐好友或推荐群的卡片',
  'To send it: `qq msg send group:123456 --card "$(qq share get-user 10001)"`.':
    '发送：`qq msg send group:123456 --card "$(qq share get-user 10001)"`。',
  'the user to share: 10001 or user:10001; or use --group': '要分享的用户：10001 或 user:10001；也可改用 --group',
  'share this group instead of a user': '改为分享此群',
  'phone number of the user to show on the card': '卡片上显示的用户手机号',
  'Create a user or group card by the old action name': '用旧接口名生成好友或群的卡片',
  'To send it: `qq msg send group:123456 --card "$(qq share get-user-legacy 10001)"`.':
    '发送：`qq msg send group:123456 --card "$(qq share get-user-legacy 10001)"`。',
})
