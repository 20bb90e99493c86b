import {translated} from '../../translated.js'

export const TEXTS = translated({
  Messages: '消息',
  'Set up': '开始使用',
  Groups: '群',
  People: '用户',
  Files: '文件',
  Events: '事件',
  'The bot': '机器人',
  Scripts: '脚本',
  'list the commands of a topic': '列出一个命令组的命令',
  'explain a command (--help --all: with the shared flags)': '查看命令的用法（--help --all：包括共用选项）',
  'search the commands': '搜索命令',
  'read a page: {pages}': '阅读文档：{pages}',
  'qq {version}: the command line of NapCat, the QQ bot server': 'qq {version}：NapCat（QQ 机器人服务端）的命令行工具',
  '(required)': '（必填）',
  '<options: ': '<可选值：',
  '--{first} and {count} more: see `qq help flags`, or add --all':
    '--{first} 等，另有 {count} 个：见 `qq help flags`，或加上 --all',
})
