import {translated} from '../../translated.js'

export const TEXTS = translated({
  'List the AI voices that a group can use': '列出群内可用的 AI 音色',
  'Convert text to speech and show the URL of the voice': '把文字合成 AI 语音，显示语音的 URL',
  "Nothing is sent to the group. QQ takes up to two and a half minutes. With --to, the voice file is downloaded. This needs NapCat's packet backend.":
    '不会向群发送任何内容。QQ 最长需要两分半钟。加 --to 时下载语音文件。需要 NapCat 的 Packet 后端。',
  'the character_id of the voice, from `qq ai list-characters`': '音色的 character_id，见 `qq ai list-characters`',
  'the text to speak; several words are joined into one text, - reads it from stdin':
    '要合成的文字；多个词合为一段文本，- 表示从 stdin 读取',
  'download the voice file to this file or folder, - for stdout': '把语音文件下载到此文件或目录，- 表示 stdout',
  "A voice can be listed under several types. This needs NapCat's packet backend.":
    '同一音色可能列在多个类型下。需要 NapCat 的 Packet 后端。',
  'list voices for speech or for singing (default speech)': '列出说话或唱歌的音色（默认 speech）',
  'Send text to a group as an AI voice message': '把文字合成 AI 语音发到群里',
  "QQ takes up to two and a half minutes. This needs NapCat's packet backend.":
    'QQ 最长需要两分半钟。需要 NapCat 的 Packet 后端。',
})
