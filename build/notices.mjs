// THIRD-PARTY-NOTICES.md: what the package contains of other people's work, with their licences, which ask to be passed on. It is
// made from what the bundler has really put into the files, and committed, so that a new dependency shows.
import fs from 'node:fs'
import {createRequire} from 'node:module'
import path from 'node:path'
import {root} from './facts.mjs'

const require = createRequire(import.meta.url)

/** Of these the package has no licence file; the text is that of another package of the same repository. */
const TEXT_OF = {'proxy-agent-negotiate': 'https-proxy-agent'}

/** Of these it has none either, but names the licence; the text is its own. */
const OWN_TEXT = {'@humanwhocodes/momoa': 'momoa.txt'}

/** What jq.wasm was compiled from besides jq, and of which jq-web tells nothing. */
const IN_JQ = [
  {name: 'oniguruma', url: 'https://github.com/kkos/oniguruma', licence: 'BSD-2-Clause'},
  {name: 'decNumber', url: 'https://speleotrove.com/decimal/', licence: 'ICU'},
  {name: 'musl', url: 'https://musl.libc.org/', licence: 'MIT'},
  {name: 'emscripten', url: 'https://emscripten.org/', licence: 'MIT'},
]

const HEAD = `# Third-party notices

\`qq\` is shipped as one package without dependencies: it contains the work of others, which is listed here with its licences.
The build makes this file (\`build/notices.mjs\`).
`

/** @param chunks what the bundler has written; jq-web is shipped beside them, as it is */
export function writeNotices(chunks) {
  const bundled = new Set(chunks.flatMap(({modules}) => Object.keys(modules).flatMap(id => folderOf(id) ?? [])))
  const parts = [
    ...[...bundled, path.dirname(require.resolve('jq-web/package.json'))].map(packageIn),
    ...IN_JQ.map(part => ({
      ...part,
      where: ' in jq-web',
      text: textOf(path.join(import.meta.dirname, 'licences', `${part.name}.txt`)),
    })),
  ].sort((a, b) => (a.name < b.name ? -1 : 1))
  const byText = new Map()
  for (const part of parts) byText.set(part.text, [...(byText.get(part.text) ?? []), part])
  const sections = [...byText].map(([text, of]) => `${of.map(lineOf).join('\n')}\n\n\`\`\`text\n${text}\n\`\`\`\n`)
  fs.writeFileSync(path.join(root, 'THIRD-PARTY-NOTICES.md'), [HEAD, ...sections].join('\n'))
}

/** The folder of the package that a module belongs to; the bundler adds a few functions of its own. Ours have none. */
function folderOf(id) {
  if (id.startsWith('\0rolldown/')) return path.join(root, 'node_modules', 'rolldown')
  return /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(id.replaceAll(path.sep, '/'))?.[0]
}

function packageIn(folder) {
  const {name, version, license} = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'))
  const text = licenceFiles(name, folder).map(textOf).join('\n\n')
  return {name, where: ` ${version}`, url: `https://www.npmjs.com/package/${name}`, licence: license, text}
}

function licenceFiles(name, folder) {
  if (OWN_TEXT[name]) return [path.join(import.meta.dirname, 'licences', OWN_TEXT[name])]
  const from = TEXT_OF[name] ? path.join(folder, '..', TEXT_OF[name]) : folder
  const files = fs.readdirSync(from).filter(file => /^(licen[cs]e|copying|notice)/i.test(file))
  if (files.length === 0) throw new Error(`${name} has no licence file: find out what it is, for build/notices.mjs`)
  return files.map(file => path.join(from, file))
}

const textOf = file => fs.readFileSync(file, 'utf8').replaceAll('\r\n', '\n').trim()

const lineOf = ({name, where, url, licence}) => `- [${name}](${url})${where} (${licence})`
