import {
  type ArgInput,
  type BooleanFlag,
  type FlagInput,
  type InferredArgs,
  type OptionFlag,
} from '@oclif/core/interfaces'
import {type Stdin} from '../input/stdin.js'
import {
  type confirmFlags,
  type generalFlags,
  type outputFlags,
  type sendFlags,
  type severeFlags,
  type webuiFlags,
} from './flags.js'

/** The parser's untyped result for a command line. */
export type Parsed = Record<string, unknown>

/** The values of flags. oclif types a boolean flag that was not given as `boolean`; it is undefined. */
type FlagValues<T extends FlagInput> = {
  readonly [K in keyof T]: T[K] extends BooleanFlag<infer _>
    ? boolean | undefined
    : T[K] extends OptionFlag<infer V>
      ? V
      : never
}

/** The typed values of flags of which a command has all, some or none. */
export type Given<T extends FlagInput> = Partial<FlagValues<T>>

/** The typed values of the flags that many commands share. */
export type SharedFlags = Given<
  typeof outputFlags &
    typeof generalFlags &
    typeof sendFlags &
    typeof confirmFlags &
    typeof severeFlags &
    typeof webuiFlags
>

/** The typed values, by the definitions of a command's arguments and flags. */
export interface Typed<TArgs extends ArgInput, TFlags extends FlagInput> {
  readonly args: InferredArgs<TArgs>
  readonly flags: FlagValues<TFlags>
  readonly stdin: Stdin
}
