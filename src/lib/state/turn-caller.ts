import {type Caller, type Connection, type FramedAction, type FramedCalls, type Params} from '../client/client.js'
import {type PacketForm} from '../client/packet.js'
import {type Reply} from '../client/reply.js'
import {factsOf, type ActionName} from '../protocol/actions.js'
import {type ParamsOf} from '../protocol/params.js'
import {type TurnOptions, type Turns} from './turns.js'

/** The turns of one run, loaded when the first call needs one. */
export class RunTurns {
  /** There when a call has needed one. */
  current: Turns | undefined

  constructor(private readonly options: () => Promise<TurnOptions>) {}

  async get(): Promise<Turns> {
    const [{Turns}, options] = await Promise.all([import('./turns.js'), this.options()])
    return (this.current ??= new Turns(options))
  }
}

/**
 * A connection over which calls whose answers NapCat mixes up wait for their turn; all other calls go as they are. A look-up
 * (`read`) keeps its turn for the call that it is made for: the next one of its kind.
 */
export class TurnCaller implements Connection {
  constructor(
    private readonly connection: Caller & Partial<Connection>,
    private readonly turns: RunTurns,
  ) {}

  get closed(): boolean {
    return this.connection.closed
  }

  get isDry(): boolean {
    return this.connection.isDry
  }

  async call<A extends ActionName>(action: A, params: ParamsOf<A>): Promise<Reply> {
    return this.callUnchecked(action, params)
  }

  async read<A extends ActionName>(action: A, params: ParamsOf<A>): Promise<Reply> {
    const make = async (): Promise<Reply> => this.connection.read(action, params)
    if (!factsOf(action)?.mixed) return make()
    return (await this.turns.get()).call({action, params, isLookUp: true}, make)
  }

  async callUnchecked(...request: Parameters<Caller['callUnchecked']>): Promise<Reply> {
    const [action, params] = request
    const make = async (): Promise<Reply> => this.connection.callUnchecked(...request)
    if (factsOf(action)?.mixed) return (await this.turns.get()).call({action, params, isLookUp: false}, make)
    this.turns.current?.letGo()
    return make()
  }

  async callFramed(action: FramedAction, calls: FramedCalls): Promise<void> {
    this.turns.current?.letGo()
    return this.connection.callFramed(action, calls)
  }

  stream(action: string, params: Params, form?: PacketForm): AsyncIterable<Reply> {
    const packets = this.connection.stream(action, params, form)
    if (factsOf(action)?.mixed) return this.#inTurn(action, packets)
    this.turns.current?.letGo()
    return packets
  }

  async close(): Promise<void> {
    this.turns.current?.letGo()
    await this.connection.close?.()
  }

  async *#inTurn(action: string, packets: AsyncIterable<Reply>): AsyncGenerator<Reply, void> {
    yield* (await this.turns.get()).stream(action, packets)
  }
}
