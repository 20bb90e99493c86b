import {readdirSync} from 'node:fs'
import path from 'node:path'
import {isMissing, readIfThere, removeIfPossible, writeWhole} from '../disk/files.js'
import {orThrow} from '../errors/attempt.js'
import {QQError, reasonOf} from '../errors/errors.js'
import {type Recorded} from '../errors/kinds/state.js'
import {objectIn, stringifyJson} from '../protocol/json.js'

type Line = Readonly<Record<string, unknown>>

/**
 * Files that record what was sent. If a file cannot be read or makes no sense, nothing is guessed, and nothing is sent.
 */
export class Records {
  /** @param of what they tell of */
  constructor(
    private readonly folder: string,
    private readonly of: Recorded,
  ) {}

  /** @throws QQError LOCAL for a folder that cannot be read */
  names(): readonly string[] {
    return this.#known(() => readdirSync(this.folder)) ?? []
  }

  /**
   * The lines of a record; undefined if there is none. An unfinished line of an earlier version is ignored.
   * @throws QQError LOCAL for a file that cannot be read, or with unknown lines
   */
  read(name: string): readonly Line[] | undefined {
    const text = this.#known(() => readIfThere(this.#pathOf(name)))
    return text
      ?.split('\n')
      .slice(0, -1)
      .map(line => objectIn(line) ?? this.refuse(name))
  }

  /** Creates or replaces a record with these lines. @throws errors of the file system */
  write(name: string, lines: readonly Line[]): void {
    writeWhole(this.#pathOf(name), lines.map(line => `${stringifyJson(line)}\n`).join(''), true)
  }

  /** As `write`, before anything is sent. @throws QQError LOCAL */
  create(name: string, line: Line): void {
    orThrow(
      () => this.write(name, [line]),
      error => this.#notSent('unwritable', error),
    )
  }

  /** A record that cannot be removed stays valid until it is too old. */
  remove(name: string): void {
    removeIfPossible(this.#pathOf(name))
  }

  /** For a record that makes no sense. @throws QQError LOCAL */
  refuse(name: string): never {
    throw new QQError('LOCAL', {kind: 'state.damaged', of: this.of, file: this.#pathOf(name)})
  }

  #known<T>(read: () => T): T | undefined {
    try {
      return read()
    } catch (error) {
      if (isMissing(error)) return undefined
      throw this.#notSent('unreadable', error)
    }
  }

  #notSent(why: 'unreadable' | 'unwritable', error: unknown): QQError {
    const what = {kind: `state.${why}`, of: this.of, detail: reasonOf(error)} as const
    return new QQError('LOCAL', what, {cause: error})
  }

  #pathOf(name: string): string {
    return path.join(this.folder, name)
  }
}
