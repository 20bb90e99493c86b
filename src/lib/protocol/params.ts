import {type ActionName} from './actions.js'
import {type CATALOG} from './catalog/catalog.js'
import {type ParamFacts} from './catalog/facts.js'
import {type Segment} from './segments.js'

type ValueOf<P extends ParamFacts> = P['enum'] extends readonly (infer Choice)[]
  ? Choice
  : {
      id: string
      string: string
      file: string
      int: number
      bool: boolean
      enum: string | number
      'string[]': readonly string[]
      json: unknown
      segments: readonly Segment[]
    }[P['type']]

type Table<A extends ActionName> = (typeof CATALOG)[A]['params']

/** Parameters with `send: 'always'` are required too, because the server's defaults differ between actions. */
type RequiredKeys<T> = {
  [K in keyof T]: T[K] extends {readonly required: true} | {readonly send: 'always'} | {readonly withoutIt: string}
    ? K
    : never
}[keyof T]

/** The parameters of an action, checked by the compiler; `undefined` means "not sent". */
export type ParamsOf<A extends ActionName> = {
  -readonly [K in RequiredKeys<Table<A>>]: Table<A>[K] extends ParamFacts ? ValueOf<Table<A>[K]> : never
} & {
  -readonly [K in Exclude<keyof Table<A>, RequiredKeys<Table<A>>>]?:
    (Table<A>[K] extends ParamFacts ? ValueOf<Table<A>[K]> : never) | undefined
}
