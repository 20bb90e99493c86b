import {translated} from '../../translated.js'

export const TEXTS = translated({
  'Save a text to Favorites': '把一段文本加入收藏',
  'text shown in lists (default: the first line)': '列表中显示的文字（默认：第一行）',
  "List the bot's Favorites": '列出机器人的收藏',
  'only this category, by its number in the list (default 0: all)': '只列出此类别，填列表中的编号（默认 0：全部）',
  'maximum number of entries (default 50)': '最多显示的条数（默认 50）',
})
