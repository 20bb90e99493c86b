import {fstatSync, openSync, readSync, writeSync} from 'node:fs'
import {type EventFrame} from '../../client/event-frame.js'
import {orThrow} from '../../errors/attempt.js'
import {QQError, reasonOf} from '../../errors/errors.js'

const LINE_FEED = 0x0a

/** A file to which events are appended as received, one per line. Added events survive the end of the process. */
export class EventRecord {
  private constructor(
    private readonly path: string,
    private readonly file: number,
  ) {}

  /**
   * Opens a new or existing record. A line that a crash left incomplete stays a separate line.
   * @throws QQError LOCAL
   */
  static open(path: string): EventRecord {
    return inFile(path, () => {
      const record = new EventRecord(path, openSync(path, 'a+', 0o600))
      if (record.#isCutShort()) record.#write(Buffer.from('\n'))
      return record
    })
  }

  /** Appends in one write, so that other writers cannot split a line. @throws QQError LOCAL */
  add(frames: readonly EventFrame[]): void {
    const lines = frames.flatMap(frame => [frame.line, Buffer.from('\n')])
    inFile(this.path, () => this.#write(Buffer.concat(lines)))
  }

  #isCutShort(): boolean {
    const stat = fstatSync(this.file)
    const last = Buffer.alloc(1, LINE_FEED)
    if (stat.isFile() && stat.size > 0) readSync(this.file, last, 0, 1, stat.size - 1)
    return last[0] !== LINE_FEED
  }

  #write(bytes: Buffer): void {
    for (let at = 0; at < bytes.length;) at += writeSync(this.file, bytes, at)
  }
}

function inFile<T>(path: string, use: () => T): T {
  const failed = (cause: unknown): QQError =>
    new QQError('LOCAL', {kind: 'operations.cannotRecord', file: path, detail: reasonOf(cause)}, {cause})
  return orThrow(use, failed)
}
