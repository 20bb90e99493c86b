import {QQError} from '../../errors/errors.js'
import {say, type Sentence} from '../../errors/saying.js'
import {isJsonObject} from '../../protocol/json.js'
import {type Session} from '../../run/session.js'
import {refusal, type Webui} from '../../server/webui/webui.js'

/** QQ checks a quick login, which takes a while. */
const QUICK_LIMIT_MS = 60_000

/**
 * Has an account log in without a QR code, once. Without an answer, the state tells what came of it.
 * @throws QQError ACTION_FAILED if QQ refuses or wants more; as `Webui.write`
 */
export async function logInQuickly({notes, io}: Session, webui: Webui, userId: string): Promise<void> {
  const path = '/QQLogin/SetQuickLogin'
  notes.tellNow(say('logging in as {userId}', {userId}))
  io.ending.hasWritten = true
  try {
    const answer = await webui.write(path, {uin: userId}, QUICK_LIMIT_MS)
    const data = isJsonObject(answer.data) ? answer.data : {}
    if (data['needCaptcha'] === true) throw wantsMore(say('QQ wants a captcha to be solved'), data['proofWaterUrl'])
    if (data['needNewDevice'] === true) throw wantsMore(say('QQ wants this device to be confirmed'), data['jumpUrl'])
    if (!answer.ok && answer.said !== 'QQ Is Logined') throw refusal(path, answer.said)
  } catch (error) {
    if (!(error instanceof QQError) || error.outcome !== 'unknown') throw error
    notes.tellNow(say('no answer yet'))
  }
}

function wantsMore(what: Sentence, url: unknown): QQError {
  const hint =
    typeof url === 'string' && url !== ''
      ? say('open {url} and follow it, or log in by the QR code', {url})
      : say('log in by the QR code, or at the WebUI in a browser')
  return new QQError('ACTION_FAILED', what, {hint})
}
