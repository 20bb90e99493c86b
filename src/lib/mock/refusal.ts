/** A call that NapCat answers with status "failed". */
export class Refusal extends Error {
  override readonly name = 'Refusal'

  constructor(
    readonly retcode: number,
    message: string,
  ) {
    super(message)
  }
}

/** A call that NapCat never answers, although the socket stays open. */
export class Silence extends Error {
  override readonly name = 'Silence'
}

/** The code of every error that a handler throws. */
export const FAILED = 1200

/** Unparsable JSON, a schema error, a node mixed with other segments. */
export const BAD_REQUEST = 1400

export const UNKNOWN_ACTION = 1404

export const UNAUTHORIZED = 1403

/**
 * A failure of a native call: NapCat passes QQ's own result on, several lines long.
 * @param listener the event that would have confirmed the call
 */
export function nativeRefusal(method: string, listener: string, result: number, errMsg = ''): Refusal {
  const returned = JSON.stringify({result, errMsg}, undefined, 4)
  return new Refusal(
    FAILED,
    `EventChecker Failed: NTEvent serviceAndMethod:${method} ListenerName:${listener} EventRet:\n${returned}\n`,
  )
}
