import {QQError} from '../errors/errors.js'
import {say} from '../errors/saying.js'
import {type Queues} from '../state/queue.js'
import {type Store} from '../state/store.js'
import {type RunSettings} from './run-settings.js'

/** The memory of earlier runs, loaded on first use, and what the sessions of this run share. */
export class RunMemory {
  /** The calls that take turns, if NapCat would mix up their answers. */
  readonly queues: Queues = new Map()

  constructor(private readonly settings: RunSettings) {}

  /** Undefined in a dry run, and without a home folder: nothing is ever kept in the current folder. */
  async get(): Promise<Store | undefined> {
    const {isDryRun, environment} = this.settings
    if (isDryRun || environment.stateFolder === undefined) return undefined
    const {Store} = await import('../state/store.js')
    return new Store(environment.stateFolder)
  }

  /** The same, but also in a dry run: for names that a line is written with. Nothing may be written through it then. */
  async readable(): Promise<Store | undefined> {
    const {stateFolder} = this.settings.environment
    if (stateFolder === undefined) return undefined
    const {Store} = await import('../state/store.js')
    return new Store(stateFolder)
  }

  /** @param what the feature that needs it @throws QQError LOCAL if there is none */
  async needed(what: string): Promise<Store> {
    const store = await this.get()
    if (store) return store
    const hint = say('set HOME or XDG_STATE_HOME to an absolute path')
    throw new QQError('LOCAL', say('there is no folder for the records of {what}', {what}), {hint})
  }
}
