import path from 'node:path'
import {ESLint} from 'eslint'
import {beforeAll, describe, expect, it} from 'vitest'
import {ROOT} from './support/run.js'

let eslint: ESLint

beforeAll(() => {
  eslint = new ESLint({
    cwd: ROOT,
    // the others ask the compiler, which knows only the files that there are
    ruleFilter: ({ruleId}) => ruleId.startsWith('no-restricted-'),
    overrideConfig: {languageOptions: {parserOptions: {project: false}}},
  })
})

/** The rules that refuse a source in that file. */
async function rulesAgainst(file: string, source: string): Promise<(string | null)[]> {
  const [result] = await eslint.lintText(`${source}\n`, {filePath: path.join(ROOT, 'src', file)})
  return result?.messages.map(({ruleId}) => ruleId) ?? []
}

describe('a let of a module', () => {
  it.each(['let count = 0', 'export let count = 0', 'let count: number | undefined', 'let first = 1, second = 2'])(
    'is refused in lib: %s',
    async source => {
      for (const file of ['lib/client/new.ts', 'lib/features/batch/new.ts', 'lib/io/io.ts'])
        expect(await rulesAgainst(file, source), file).toEqual(['no-restricted-syntax'])
    },
  )

  it('is none where it is of a function or a loop, or a const', async () => {
    const source =
      'export function f() { let count = 0; return () => ++count }\nfor (let i = 0; i < 1; i++) f()\nconst a = 1'
    expect(await rulesAgainst('lib/client/new.ts', source)).toEqual([])
  })
})

describe('the process', () => {
  const FILES = ['cli.ts', 'plain.ts', 'shipped.ts', 'commands/group/new.ts', 'lib/run/new.ts', 'lib/output/new.ts']
  const PROPERTIES = ['stdin', 'stdout', 'stderr', 'env', 'argv', 'exit', 'exitCode']

  it.each(PROPERTIES)('is refused where a run is given its world: process.%s', async name => {
    for (const file of FILES)
      for (const source of [`process.${name}`, `process['${name}']`, `const {${name}: own} = process`])
        expect(await rulesAgainst(file, source), `${file}: ${source}`).toEqual(['no-restricted-properties'])
  })

  it.each(["import process from 'node:process'", "import {env} from 'process'", 'globalThis.process.cwd()'])(
    'is refused by another name too: %s',
    async source => {
      for (const file of FILES) expect(await rulesAgainst(file, source), file).toHaveLength(1)
    },
  )

  it('is known to the files that the rules name', async () => {
    const source = PROPERTIES.map(name => `process.${name}`).join('\n')
    for (const file of ['process-io.ts', 'lib/output/jq.ts']) expect(await rulesAgainst(file, source), file).toEqual([])
  })

  it('may be asked for what is the same for every run', async () => {
    expect(await rulesAgainst('lib/config/new.ts', 'process.platform\nprocess.hrtime()')).toEqual([])
  })
})
