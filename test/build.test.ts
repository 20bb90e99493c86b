import {mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, utimesSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {pathToFileURL} from 'node:url'
import {rolldown, type InputOptions} from 'rolldown'
import {describe, expect, it} from 'vitest'
import {ROOT} from './support/run.js'

/** A step of the build, which is JavaScript as it is. */
async function step<T>(name: string): Promise<T> {
  return (await import(pathToFileURL(path.join(ROOT, 'build', `${name}.mjs`)).href)) as T
}

describe('a native import() in what is shipped', async () => {
  const {refuseNativeImports} = await step<{
    refuseNativeImports: (files: readonly string[], root: string) => void
  }>('native-imports')

  function check(code: string): void {
    const folder = mkdtempSync(path.join(tmpdir(), 'qq-build-'))
    writeFileSync(path.join(folder, 'a.js'), code)
    refuseNativeImports([path.join(folder, 'a.js')], folder)
  }

  it.each([
    ['of a name', "\nasync () => (await import('node:fs')).x", "a.js:2:20: import('node:fs')"],
    ['of a template', '\n\n  import(`a`)', 'a.js:3:3: import(`a`)'],
    ['of what is computed', '#!/usr/bin/env node\n(f => import(f(1)))', 'a.js:2:7: import(f(1))'],
    ['with a comment inside', 'import(/* late */ "a")', 'a.js:1:1: import('],
  ])('%s fails the build, which names file and place', (_what, code, place) => {
    expect(() => check(code)).toThrow(place)
  })

  it.each([
    ['strings', '["import(1)", \'import("a")\', `import("a")`]'],
    ['comments', '// import("a")\n/* import("b") */'],
    ['regular expressions', '/import(1)/'],
    ['methods of that name', 'x.import(1)'],
  ])('is not what %s hold', (_what, code) => {
    expect(() => check(code)).not.toThrow()
  })

  it('fails the build where a file cannot be read as a script', () => {
    expect(() => check('export const a = 1')).toThrow('a.js')
  })
})

describe('build/traced.json', async () => {
  const {trace} = await step<{trace: () => Promise<Record<string, string[]>>}>('trace')

  it('is what the lines need that are typed most (else: npm run trace)', async () => {
    const traced = JSON.parse(readFileSync(path.join(ROOT, 'build', 'traced.json'), 'utf8')) as unknown
    expect(await trace()).toEqual(traced)
  })
})

describe('what was built is of the sources that there are', async () => {
  type Step = (root: string) => unknown
  const {beginBuild, endBuild, isBuilt} = await step<Record<'beginBuild' | 'endBuild' | 'isBuilt', Step>>('freshness')

  /** A program that was built. */
  function built(): string {
    const root = mkdtempSync(path.join(tmpdir(), 'qq-build-'))
    for (const folder of ['src/lib', 'build', 'dist']) mkdirSync(path.join(root, folder), {recursive: true})
    for (const file of ['src/lib/a.ts', 'build/b.mjs', 'package.json', 'package-lock.json', 'oclif.manifest.json'])
      writeFileSync(path.join(root, file), file)
    beginBuild(root)
    endBuild(root)
    return root
  }

  it('also where they have other times', () => {
    const root = built()
    expect(isBuilt(root)).toBe(true)
    utimesSync(path.join(root, 'src/lib/a.ts'), 1, 1)
    utimesSync(path.join(root, 'dist/sources'), 0, 0)
    expect(isBuilt(root)).toBe(true)
  })

  it.each(['src/lib/a.ts', 'build/b.mjs', 'package.json', 'package-lock.json', 'oclif.manifest.json'])(
    'until %s is another, and again when it is the same',
    name => {
      const root = built()
      writeFileSync(path.join(root, name), 'changed')
      expect(isBuilt(root)).toBe(false)
      writeFileSync(path.join(root, name), name)
      expect(isBuilt(root)).toBe(true)
    },
  )

  it('until there is one more, or one has moved', () => {
    const root = built()
    writeFileSync(path.join(root, 'src/lib/c.ts'), '')
    expect(isBuilt(root)).toBe(false)
    const other = built()
    renameSync(path.join(other, 'src/lib/a.ts'), path.join(other, 'src/a.ts'))
    expect(isBuilt(other)).toBe(false)
  })

  it('when the build came to its end, and not before', () => {
    const root = built()
    for (const folder of ['out', 'dist']) {
      const note = readFileSync(path.join(root, folder, 'sources'))
      rmSync(path.join(root, folder, 'sources'))
      expect(isBuilt(root)).toBe(false)
      writeFileSync(path.join(root, folder, 'sources'), note)
    }
    writeFileSync(path.join(root, 'src/lib/a.ts'), 'changed')
    beginBuild(root)
    expect(isBuilt(root)).toBe(false)
    endBuild(root)
    expect(isBuilt(root)).toBe(true)
  })
})

interface Chunk {
  readonly fileName: string
  readonly name: string
  readonly moduleIds: readonly string[]
}

describe('the build fails', async () => {
  const {checkLoads, loadedByLines} = await step<{
    loadedByLines: () => Promise<readonly unknown[]>
    checkLoads: (runs: readonly unknown[], dist: string, chunks: readonly Chunk[]) => void
  }>('check-loads')
  const {hotFiles} = await step<{hotFiles: () => {plugin: {buildEnd: (this: unknown) => void}}}>('hot-files')
  const {bundlerOptions} = await step<{bundlerOptions: (commands: object) => InputOptions}>('bundle')
  const dist = path.join(ROOT, 'dist')

  it('when a line that is typed much loads what was not traced for it', async () => {
    const chunks = readdirSync(path.join(dist, 'chunks')).map(file => ({
      fileName: `chunks/${file}`,
      name: file.replace(/-.{8}\.js$/, ''),
      moduleIds: [path.join(ROOT, 'src', 'stray.ts')],
    }))
    const runs = await loadedByLines()
    checkLoads(runs, dist, chunks)
    const renamed = chunks.map(chunk => (chunk.name === 'many' ? {...chunk, name: 'stray'} : chunk))
    expect(() => checkLoads(runs, dist, renamed)).toThrow(
      /^what is typed most loads more than it did:\nqq group kick 123456 10001 --yes loads dist\/chunks\/many-.{8}\.js: src\/stray\.ts\n.*npm run trace/,
    )
  })

  it('when a traced module is gone', () => {
    const {plugin} = hotFiles()
    expect(() => plugin.buildEnd.call({getModuleIds: () => []})).toThrow(/npm run trace[^]*src\/cli\.ts/)
  })

  it('when the bundler warns', () => {
    const {onLog} = bundlerOptions({})
    expect(() => onLog?.('warn', {message: 'careful'}, () => undefined)).toThrow('careful')
  })
})

describe('THIRD-PARTY-NOTICES.md', async () => {
  const {bundlerOptions} = await step<{bundlerOptions: (commands: object) => InputOptions}>('bundle')
  const {readCommands} = await step<{readCommands: () => object}>('facts')
  const notices = readFileSync(path.join(ROOT, 'THIRD-PARTY-NOTICES.md'), 'utf8')

  it('names each package that was bundled, no other, and gives its licence', async () => {
    const bundle = await rolldown(bundlerOptions(readCommands()))
    const {output} = await bundle.generate({format: 'cjs', dynamicImportInCjs: false})
    await bundle.close()
    const ids = output.flatMap(file => (file.type === 'chunk' ? Object.keys(file.modules) : []))
    const folders = new Set(ids.flatMap(id => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(id)?.[0] ?? []))
    for (const name of ['jq-web', 'rolldown']) folders.add(path.join(ROOT, 'node_modules', name)) // one is beside, one adds functions
    const wanted = [...folders].map(folder => {
      const {name, version} = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as Record<
        string,
        string
      >
      return `${name ?? ''} ${version ?? ''}`
    })
    const listed = [...notices.matchAll(/^- \[(.*?)\]\(https:\/\/www\.npmjs\.com\/.*?\) (\S+)/gm)]
    expect(listed.map(([, name = '', version = '']) => `${name} ${version}`).sort()).toEqual(wanted.sort())
    for (const folder of folders)
      for (const file of readdirSync(folder).filter(name => /^licen[cs]e/i.test(name)))
        expect(notices).toContain(readFileSync(path.join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim())
  })

  it('gives the licences of what jq was compiled from', () => {
    for (const name of ['oniguruma', 'decNumber', 'musl', 'emscripten'])
      expect(notices).toContain(readFileSync(path.join(ROOT, 'build', 'licences', `${name}.txt`), 'utf8').trim())
  })
})
