import {attempt} from '../../errors/attempt.js'
import {QQError} from '../../errors/errors.js'
import {isJsonObject, parseJson} from '../../protocol/json.js'
import {type HttpAnswer} from './http.js'

/** What the WebUI has answered: success with data, or a refusal in its own words. */
export type WebuiAnswer =
  {readonly ok: true; readonly data: unknown} | {readonly ok: false; readonly said: string; readonly data: unknown}

/**
 * Reads an answer; its Content-Type and its status say nothing: failures come with HTTP 200, some as text/html
 * (napcat-webui-backend/src/utils/response.ts).
 * @throws QQError UNSUPPORTED where something else answers, CONNECT where a proxy does not reach it, AUTH where the rules of the WebUI refuse our address
 */
export function readAnswer({status, text}: HttpAnswer, host: string): WebuiAnswer {
  const value = attempt(() => parseJson(text))
  if (isJsonObject(value) && typeof value['code'] === 'number') {
    const {code, data, message} = value
    return code === 0 ? {ok: true, data} : {ok: false, said: typeof message === 'string' ? message : '', data}
  }
  if (status === 403 && isJsonObject(value) && typeof value['error'] === 'string') {
    throw new QQError('AUTH', {kind: 'webui.forbidden', host})
  }
  if (status >= 502 && status <= 504) {
    throw new QQError('CONNECT', {kind: 'webui.failed', host, reason: {kind: 'webui.gateway', status}})
  }
  throw new QQError('UNSUPPORTED', {kind: 'webui.notWebui', host, status})
}
