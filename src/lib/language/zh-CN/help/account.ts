import {translated} from '../../translated.js'

export const TEXTS = translated({
  'Show the client key of the login': '查看当前登录的 ClientKey',
  'Show the cookies for a site of QQ': '查看 QQ 指定站点的 Cookies',
  'Show cookies and CSRF token for a site of QQ': '查看 QQ 指定站点的 Cookies 和 CSRF Token',
  'Show the CSRF token of the login': '查看当前登录的 CSRF Token',
  'List the other clients of the account': '列出账号的其他在线客户端',
  'List who liked the profile of a user': '列出谁给用户的资料卡点过赞',
})
