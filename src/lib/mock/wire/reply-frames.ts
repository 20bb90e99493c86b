import {reasonOf} from '../../errors/errors.js'
import {FAILED, Refusal, UNAUTHORIZED, UNKNOWN_ACTION, BAD_REQUEST} from '../refusal.js'

/** A reply frame; `data` is missing from the frame of an action that returns nothing. */
export type ReplyObject = Readonly<Record<string, unknown>>

export type Mode = 'normal-action' | 'stream-action'

/** A missing or null echo comes back as "" in replies of actions (network/websocket-server.ts, OB11Response). */
export function echoOf(echo: unknown): unknown {
  return echo ?? ''
}

export function okFrame(data: unknown, echo: unknown, stream: Mode = 'normal-action'): ReplyObject {
  return {
    status: 'ok',
    retcode: 0,
    ...(data === undefined ? {} : {data}),
    message: '',
    wording: '',
    echo,
    stream,
  }
}

export function failedFrame(
  retcode: number,
  message: string,
  echo: unknown,
  stream: Mode = 'normal-action',
): ReplyObject {
  const data = stream === 'stream-action' ? {type: 'error', data_type: 'error'} : null
  return {status: 'failed', retcode, data, message, wording: message, echo, stream}
}

/** The one frame that a client with a wrong token gets after a handshake that succeeded. */
export function unauthorizedFrame(): ReplyObject {
  return failedFrame(UNAUTHORIZED, 'token验证失败', null)
}

export function unparsableFrame(): ReplyObject {
  return failedFrame(BAD_REQUEST, 'json解析失败,请检查数据格式', null)
}

/** Unlike every other reply, this one gives a missing echo back as null. */
export function unknownActionFrame(action: unknown, echo: unknown): ReplyObject {
  return failedFrame(UNKNOWN_ACTION, `不支持的API ${String(action)}`, echo ?? null)
}

/** The reply to a call whose handler threw: NapCat passes on whatever the text was, with its general code. */
export function failureFrame(error: unknown, echo: unknown, stream: Mode = 'normal-action'): ReplyObject {
  if (error instanceof Refusal) return failedFrame(error.retcode, error.message, echo, stream)
  return failedFrame(FAILED, reasonOf(error), echo, stream)
}
