import {type Reply} from '../client/read-reply.js'
import {QQError} from '../errors/errors.js'

/** @throws QQError SOFT_FAILED for an answer without its list: QQ refused, and NapCat answers ok all the same */
export function withList({action, raw}: Pick<Reply, 'action' | 'raw'>, list: unknown): void {
  if (Array.isArray(list)) return
  const reason = {kind: 'reply.reason', said: '', retcode: undefined} as const
  throw new QQError('SOFT_FAILED', {kind: 'reply.softFailed', action, reason, advice: undefined}, {action, raw})
}
