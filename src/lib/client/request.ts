import {type ActionName} from '../protocol/actions.js'
import {type ParamsOf} from '../protocol/params.js'

export type Params = Readonly<Record<string, unknown>>

/** A call to be made. */
export interface Request {
  readonly action: string
  readonly params: Params
  /** A parameter more, which is sent in base64: read when the frame is made, and no longer good than that takes. */
  readonly bytes?: {readonly param: string; readonly read: () => Buffer} | undefined
  /** It must be known before anything can be composed: it is made in a dry run too. */
  readonly isLookUp?: boolean | undefined
  /** It is one of many that only make sense together: whoever makes it knows what to do when it fails, and nobody repeats it. */
  readonly isPart?: boolean | undefined
  /** What the server handles that is not in the frame, in bytes: files that are there already. */
  readonly fileBytes?: number | undefined
  /** How long the server was told it may take, in ms. */
  readonly serverMs?: number | undefined
}

/** A call of a known action, whose parameters the compiler checks. */
export function request<A extends ActionName>(action: A, params: ParamsOf<A>): Request {
  return {action, params}
}

/** As `request`, for what must be known before anything can be composed: made in a dry run too. */
export function lookUp<A extends ActionName>(action: A, params: ParamsOf<A>): Request {
  return {action, params, isLookUp: true}
}
