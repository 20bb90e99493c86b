import {type ConfigKinds} from './config.js'
import {type ConnectionKinds} from './connection.js'
import {type InputKinds} from './input.js'
import {type MessageKinds} from './message.js'
import {type MockKinds} from './mock.js'
import {type OperationsKinds} from './operations.js'
import {type OutputKinds} from './output.js'
import {type ReplyKinds} from './reply.js'
import {type RetryKinds} from './retry.js'
import {type RunKinds} from './run.js'
import {type StateKinds} from './state.js'
import {type TransferKinds} from './transfer.js'
import {type WebuiKinds} from './webui.js'

/** Everything that the rooms below `run` say, by area: the sentences of an area are the file of its name in `run/sentences`. */
export interface Areas {
  readonly config: ConfigKinds
  readonly connection: ConnectionKinds
  readonly input: InputKinds
  readonly message: MessageKinds
  readonly mock: MockKinds
  readonly operations: OperationsKinds
  readonly output: OutputKinds
  readonly reply: ReplyKinds
  readonly retry: RetryKinds
  readonly run: RunKinds
  readonly state: StateKinds
  readonly transfer: TransferKinds
  readonly webui: WebuiKinds
}

export type Area = keyof Areas

type Union<T> = (T extends unknown ? (value: T) => void : never) extends (value: infer All) => void ? All : never

/** Each kind, `area.what`, and its facts. */
export type Kinds = Union<
  {
    [A in keyof Areas]: {[K in keyof Areas[A] & string as `${A & string}.${K}`]: Areas[A][K]}
  }[keyof Areas]
>
