import {existsSync, readdirSync, readFileSync} from 'node:fs'
import path from 'node:path'
import {describe, expect, it} from 'vitest'
import {ROOT} from '../../support/run.js'

/** The pages that there are in both languages: the English, and the Chinese. */
const pages = [
  ['README.md', 'README.zh-CN.md'] as const,
  ...readdirSync(path.join(ROOT, 'docs'))
    .filter(name => name.endsWith('.md'))
    .map(name => [`docs/${name}`, `docs/zh-CN/${name}`] as const),
].filter(names => names.every(name => existsSync(path.join(ROOT, name))))

const read = (name: string): string => readFileSync(path.join(ROOT, name), 'utf8')

interface Outline {
  /** How deep each heading is. */
  readonly headings: readonly number[]
  /** What is typed: lines of code without their comments. */
  readonly code: readonly string[]
  /** Columns and lines of each table. */
  readonly tables: readonly string[]
  readonly commands: readonly string[]
}

function outlineOf(markdown: string): Outline {
  const headings: number[] = []
  const code: string[] = []
  const tables: string[] = []
  let isCode = false
  let rows: string[] = []
  for (const line of [...markdown.split('\n'), '']) {
    if (line.trimStart().startsWith('```')) isCode = !isCode
    else if (isCode) code.push(line.replace(/(^|\s+)# .*$/, ''))
    else if (line.startsWith('|')) rows.push(line)
    else if (line.startsWith('#')) headings.push(/^#+/.exec(line)?.[0].length ?? 0)
    if (!line.startsWith('|') && rows.length > 0) {
      tables.push(`${rows.length} lines of ${rows[0]?.split(/(?<!\\)\|/).length}`)
      rows = []
    }
  }
  const text = markdown.replaceAll(/^ *```[^]*?^ *```/gm, '')
  const commands = [
    ...new Set([...text.matchAll(/`((?:qq|npm|--)[^`]*)`/g)].map(([, typed = '']) => typed.replaceAll(/\s+/g, ' '))),
  ]
  return {headings, code: code.filter(line => line.trim() !== ''), tables, commands: commands.sort()}
}

describe('the outline of a page', () => {
  it('is its headings, its code, its tables and its commands', () => {
    const page =
      '# A\n\ntext `qq a\n--b` `x`\n\n## B\n\n```sh\nqq b # what it does\n# only a comment\n```\n\n| a | b |\n| - | - |\n| 1 | 2 |\n'
    expect(outlineOf(page)).toEqual({
      headings: [1, 2],
      code: ['qq b'],
      tables: ['3 lines of 4'],
      commands: ['qq a --b'],
    })
  })
})

it.each(pages)('%s has the same headings, code, tables and commands as %s', (english, chinese) => {
  expect(outlineOf(read(chinese))).toEqual(outlineOf(read(english)))
})
