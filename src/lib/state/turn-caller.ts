import {type Caller, type Connection} from '../client/caller.js'
import {type Reply} from '../client/read-reply.js'
import {type Request} from '../client/request.js'
import {factsOf} from '../protocol/actions.js'
import {type TurnOptions, type Turns} from './turns.js'

/** The turns of one run, loaded for the first call that needs one. */
export class RunTurns {
  /** Set once a call has needed a turn. */
  current: Turns | undefined

  constructor(private readonly options: () => Promise<TurnOptions>) {}

  async get(): Promise<Turns> {
    const [{Turns}, options] = await Promise.all([import('./turns.js'), this.options()])
    return (this.current ??= new Turns(options))
  }
}

/**
 * A connection in which calls whose answers NapCat mixes up wait for their turn; other calls are not changed. A lookup
 * keeps its turn for the call that needs it: the next one of its kind.
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

  async call(request: Request): Promise<Reply> {
    const {action, params, isLookUp = false} = request
    const make = async (): Promise<Reply> => this.connection.call(request)
    if (factsOf(action)?.mixed) return (await this.turns.get()).call({action, params, isLookUp}, make)
    if (!isLookUp) this.turns.current?.letGo()
    return make()
  }

  stream(request: Request): AsyncIterable<Reply> {
    const packets = this.connection.stream(request)
    if (factsOf(request.action)?.mixed) return this.#inTurn(request.action, packets)
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
