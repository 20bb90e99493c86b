import {QQError} from '../../errors/errors.js'
import {type InputLine, type Splitter} from './input.js'

/** A cell, with quotes around it if it holds commas, quotes or line breaks, and what ends it. */
const CELL = /(?:"([^"]*(?:""[^"]*)*)"|([^",\r\n]*))(,|\r?\n)/y

/** The records of CSV (RFC 4180) under a header, which names the cells; those that are empty are left out. */
export class CsvSplitter implements Splitter {
  #rest = ''
  #number = 1
  #names: readonly string[] | undefined

  get nextLine(): number {
    return this.#number + lineFeedsIn(this.#rest)
  }

  push(text: string): InputLine[] {
    this.#rest += text
    if (!text.includes('\n')) return [] // of a record of megabytes, which is not to be looked through for each of its parts
    const found: InputLine[] = []
    for (let record = this.#take(); record; record = this.#take()) {
      const lines = lineFeedsIn(record.text)
      if (record.text.trim() !== '') {
        if (this.#names)
          found.push({number: this.#number, text: record.text.trimEnd(), cells: record.cells, names: this.#names})
        this.#names ??= record.cells.map(name => name.trim())
      }
      this.#number += lines
    }
    return found
  }

  /** @throws QQError VALIDATION for what is no CSV */
  end(): InputLine[] {
    const found = this.push('\n')
    if (this.#rest.trim() !== '')
      throw new QQError('VALIDATION', `line ${this.#number}: not CSV: a quote is not closed, or stands inside a cell`)
    return found
  }

  #take(): {text: string; cells: string[]} | undefined {
    const cells: string[] = []
    CELL.lastIndex = 0
    for (let match = CELL.exec(this.#rest); match; match = CELL.exec(this.#rest)) {
      cells.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '')
      if (match[3] === ',') continue
      const end = CELL.lastIndex
      const text = this.#rest.slice(0, end)
      this.#rest = this.#rest.slice(end)
      return {text, cells}
    }
    return undefined
  }
}

function lineFeedsIn(text: string): number {
  return text.split('\n').length - 1
}
