import path from 'node:path'
import {writeFileSync, renameSync} from 'node:fs'
import {nameBeside, removeIfPossible} from '../../disk/files.js'
import {QQError, reasonOf} from '../../errors/errors.js'
import {say} from '../../errors/saying.js'
import {resolveColor} from '../../output/color.js'
import {type Session} from '../../run/session.js'
import {drawQrCode, pngOfQrCode} from './qr-code.js'

/** Shows a QR code: on a terminal it is drawn, and with a file it is a picture there. @throws QQError LOCAL */
export async function showCode({io, notes, settings}: Session, url: string, png: string | undefined): Promise<void> {
  if (png !== undefined) {
    writePicture(png, await pngOfQrCode(url))
    notes.tellNow(say('the QR code is in {png}', {png}))
  }
  const {flags, environment} = settings
  if (!io.stderr.isTTY) {
    if (png === undefined) notes.tellNow(say('this is the text of the QR code: {url}', {url}))
    return
  }
  await notes.settled()
  const isPainted = resolveColor({flag: flags.color, env: environment.color, isTerminal: true})
  io.stderr.write(`\n${await drawQrCode(url, isPainted)}\n`)
  notes.progress(say('Scan the code with QQ on a phone, and confirm there.'))
}

/** For this user alone: who scans it first logs in. */
function writePicture(file: string, picture: Buffer): void {
  const fresh = nameBeside(path.resolve(file))
  try {
    writeFileSync(fresh, picture, {mode: 0o600, flag: 'wx'})
    renameSync(fresh, file)
  } catch (error) {
    removeIfPossible(fresh)
    throw new QQError('LOCAL', say('cannot write {file}: {reason}', {file, reason: reasonOf(error)}), {cause: error})
  }
}
