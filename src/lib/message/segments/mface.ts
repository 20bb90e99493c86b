import {malformed} from '../../errors/refusals.js'
import {checkFilled, checkNumber} from './checks.js'
import {type Data, type SegmentKind} from './kind.js'
import {stickerWords} from './marks.js'

export const mface: SegmentKind = {
  flags: {
    mface: {
      summary: 'a store sticker (商城表情), by the emoji_package_id, emoji_id and key of a received one',
      takes: 'word',
      value: 'PACKAGE:ID:KEY[:TEXT]',
      data: parseSticker,
    },
  },
  keys: ['emoji_package_id', 'emoji_id', 'key', 'summary'],
  check(data, name) {
    checkNumber(data['emoji_package_id'], `${name}: data.emoji_package_id`, 'package')
    return checkFilled(checkFilled(data, 'emoji_id', name), 'key', name)
  },
  fits: null,
  files: null,
  instead: null,
  words: stickerWords,
}

/** NapCat needs the package as a number (types/message.ts). */
function parseSticker(given: string, flag: string): Data {
  const [, packageId, emoji_id, key, summary = ''] = /^(\d{1,15}):([^:]+):([^:]+)(?::([^]+))?$/.exec(given) ?? []
  if (packageId === undefined) throw malformed('VALIDATION', 'sticker', given, flag)
  return {emoji_package_id: Number(packageId), emoji_id, key, summary}
}
