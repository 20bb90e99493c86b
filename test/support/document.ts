import {readFileSync} from 'node:fs'
import path from 'node:path'
import {ROOT} from './run.js'

/** The blocks of code of a document, for tests that run them as they stand there. */
export class Document {
  readonly #blocks: {readonly heading: string; readonly text: string; isTaken: boolean}[]

  constructor(name: string) {
    const text = readFileSync(path.join(ROOT, 'docs', name), 'utf8')
    this.#blocks = text.split(/^## /m).flatMap(section => {
      const [heading = ''] = section.split('\n', 1)
      return [...section.matchAll(/^```\w+\n([^]*?)^```$/gm)].map(([, block = '']) => ({
        heading,
        text: block,
        isTaken: false,
      }))
    })
  }

  /** All blocks under the heading that begins so. */
  under(heading: string): string[] {
    const found = this.#blocks.filter(block => block.heading.startsWith(heading))
    if (found.length === 0) throw new Error(`there is no code under ${heading}`)
    for (const block of found) block.isTaken = true
    return found.map(({text}) => text)
  }

  /** The headings whose blocks no test has taken. */
  get untried(): string[] {
    return this.#blocks.filter(({isTaken}) => !isTaken).map(({heading}) => heading)
  }
}

/** A text in which what stands for the reader's own is replaced by ours; each of it must be there. */
export function fitted(text: string, ours: Readonly<Record<string, string>>): string {
  return Object.entries(ours).reduce((fit, [theirs, own]) => {
    if (!fit.includes(theirs)) throw new Error(`${theirs} is not in: ${fit}`)
    return fit.replaceAll(theirs, () => own)
  }, text)
}
