import {existsSync, readFileSync} from 'node:fs'
import path from 'node:path'
import {type Language} from '../language/language.js'

/** Pages of the help that are about no one command: those of the documentation. */
const PAGES = ['exit-codes', 'environment', 'filter', 'output', 'targets', 'configuration', 'files'] as const

/** `flags` is made of the flags themselves. */
export const HELP_TOPICS: readonly string[] = [...PAGES, 'flags']

/** The Markdown of a page; undefined when there is none of that name. @param root the folder of the program */
export function helpPage(root: string, name: string, language: Language): string | undefined {
  const page = PAGES.find(known => known === name)
  if (page === undefined) return undefined
  const inLanguage = path.join(root, 'docs', language, `${page}.md`)
  return readFileSync(existsSync(inLanguage) ? inLanguage : path.join(root, 'docs', `${page}.md`), 'utf8')
}
