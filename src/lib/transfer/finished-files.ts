import {createHash} from 'node:crypto'
import {appendFileSync, readFileSync, statSync} from 'node:fs'
import path from 'node:path'
import {makeFolder} from '../disk/folders.js'
import {isJsonObject, parseJson, stringifyJson} from '../protocol/json.js'
import {type Source} from './source.js'
import {remove} from './upload-memory.js'

/** Which files of a command that sends several are done, and what NapCat said of them: one small file until all are. */
export class FinishedFiles {
  readonly #file: string
  /** What each file was when the run began; undefined = it is not remembered. */
  readonly #ids: readonly (string | undefined)[]
  readonly #known = new Map<string, unknown>()

  /**
   * @param stateFolder of this program
   * @param command what makes two runs with these files the same: the server, the action, where they go
   * @param resume whether what an earlier run did counts; otherwise it is forgotten
   */
  constructor(stateFolder: string, command: readonly unknown[], sources: readonly Source[], resume: boolean) {
    const text = JSON.stringify([...command, sources.map(({label}) => label)])
    const key = createHash('sha256').update(text).digest('hex').slice(0, 32)
    this.#file = path.join(stateFolder, 'uploads', `${key}.jsonl`)
    this.#ids = sources.map(identityOf)
    if (resume) this.#read()
    else this.forget()
  }

  /** What NapCat said of the file at this place of the command; undefined when it is not done, or another one by now. */
  recall(at: number): {readonly data: unknown} | undefined {
    const id = this.#ids[at]
    return id !== undefined && this.#known.has(id) ? {data: this.#known.get(id)} : undefined
  }

  /** Remembers a file that is done. That it cannot be remembered is no reason not to go on. */
  keep(at: number, data: unknown): void {
    const id = this.#ids[at]
    if (id === undefined) return
    try {
      makeFolder(path.dirname(this.#file), 0o700)
      appendFileSync(this.#file, `${stringifyJson({id, data})}\n`, {mode: 0o600})
    } catch {
      // the folder is no folder, or not ours, or the disk is full
    }
  }

  forget(): void {
    remove(this.#file)
  }

  #read(): void {
    try {
      for (const line of readFileSync(this.#file, 'utf8').trimEnd().split('\n')) {
        const noted = parseJson(line)
        if (isJsonObject(noted) && typeof noted['id'] === 'string') this.#known.set(noted['id'], noted['data'])
      }
    } catch {
      // none, or one that breaks off where the run did: what stands before that counts
    }
  }
}

/** Undefined for what came through a pipe: what comes next time may be something else. */
function identityOf({label, way}: Source, at: number): string | undefined {
  if (way.kind === 'given') return `${at} ${label}`
  if (typeof way.content !== 'string') return undefined
  const stat = statSync(way.content, {throwIfNoEntry: false})
  return stat && `${at} ${path.resolve(way.content)} ${stat.size} ${stat.mtimeMs}`
}
