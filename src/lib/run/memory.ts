import {QQError} from '../errors/errors.js'
import {say} from '../errors/saying.js'
import {type Store} from '../state/store.js'
import {type RunSettings} from './run-settings.js'

/** What a run remembers of earlier ones, loaded when it is asked for. */
export class RunMemory {
  constructor(private readonly settings: RunSettings) {}

  /** Undefined in a dry run, and where there is no home: nothing is kept in the current folder instead. */
  async get(): Promise<Store | undefined> {
    const {isDryRun, environment} = this.settings
    if (isDryRun || environment.stateFolder === undefined) return undefined
    const {Store} = await import('../state/store.js')
    return new Store(environment.stateFolder)
  }

  /** @param what needs it @throws QQError LOCAL where there is none */
  async needed(what: string): Promise<Store> {
    const store = await this.get()
    if (store) return store
    const hint = say('set HOME or XDG_STATE_HOME to an absolute path')
    throw new QQError('LOCAL', say('there is no folder to keep the notes of {what} in', {what}), {hint})
  }
}
