import {parseDuration} from '../../config/parse-duration.js'
import {QQError} from '../../errors/errors.js'
import {say} from '../../errors/saying.js'
import {MAX_TIMER_MS} from '../../protocol/timers.js'
import {parsedFlag} from '../../vocabulary/flags.js'
import {sha256Of} from './download-flags.js'

/** A SHA-256 in hex, or undefined for `auto`. */
export const expectedHashFlag = parsedFlag('HEX|auto', text => (text === 'auto' ? undefined : sha256Of(text)))

/** The id of an upload, which the server uses unchecked in the name of a folder. */
export const streamIdFlag = parsedFlag('ID', text => {
  if (/^[\w-]{1,64}$/.test(text)) return text
  throw new QQError('VALIDATION', say('the id must have 1 to 64 letters, digits, - and _'))
})

/** A file name. The server does not check it, not even for ../, and reads % in a path as an escape. */
export const serverNameFlag = parsedFlag('NAME', text => {
  if (/[/\\%\p{Cc}]/u.test(text) || ['', '.', '..'].includes(text) || Buffer.byteLength(text) > 200)
    throw new QQError('VALIDATION', say('{text:quoted} is not a file name for the server', {text}), {
      hint: say('use a name without slashes and %, of at most 200 bytes'),
    })
  return text
})

/** How long the server keeps a file, in ms; 0 means no limit. Its timer fires at once if the time is too long. */
export const retentionFlag = parsedFlag('DURATION', text => {
  const ms = parseDuration(text)
  if (ms <= MAX_TIMER_MS) return ms
  const hint = say('give at most 24d; 0 keeps the file forever')
  throw new QQError('VALIDATION', say('{text} is too long: NapCat would delete the file at once', {text}), {hint})
})
