import {type ActionName} from '../protocol/actions.js'
import {type ParamsOf} from '../protocol/params.js'

export type Params = Readonly<Record<string, unknown>>

/** A call to be made. */
export interface Request {
  readonly action: string
  readonly params: Params
  /** One more parameter, sent in base64. It is read when the frame is made, and only valid during that time. */
  readonly bytes?: {readonly param: string; readonly read: () => Buffer} | undefined
  /** Its answer is needed to make other calls, so it is sent in a dry run too. */
  readonly isLookUp?: boolean | undefined
  /** It is one of several calls that belong together. Its caller handles a failure, and it is never repeated alone. */
  readonly isPart?: boolean | undefined
  /** The size in bytes of files that are already on the server, which are not in the frame. */
  readonly fileBytes?: number | undefined
  /** The time limit that the server was given, in ms. */
  readonly serverMs?: number | undefined
}

/** A call of a known action, whose parameters the compiler checks. */
export function request<A extends ActionName>(action: A, params: ParamsOf<A>): Request {
  return {action, params}
}

/** As `request`, for a call whose answer is needed to make other calls; it is sent in a dry run too. */
export function lookUp<A extends ActionName>(action: A, params: ParamsOf<A>): Request {
  return {action, params, isLookUp: true}
}
