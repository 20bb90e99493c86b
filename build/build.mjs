// Makes the shipped build, dist/: everything bundled, one file a command, and what an ordinary call does not need in chunks of
// its own. Input: src/ and oclif.manifest.json. How each trick earns its place is told where it stands; `npm run bench` shows it.
// Usage: node build/build.mjs [FOLDER [TIMES]]; the benchmark builds elsewhere, with each command several times.
import crypto from 'node:crypto'
import fs from 'node:fs'
import {createRequire} from 'node:module'
import path from 'node:path'
import {rolldown} from 'rolldown'
import {lazyRequires} from './lazy-require.mjs'
import {refuseNativeImports} from './native-imports.mjs'

const root = path.resolve(import.meta.dirname, '..')
const dist = path.resolve(process.argv[2] ?? path.join(root, 'dist'))
const times = Number(process.argv[3] ?? 1)
const require = createRequire(import.meta.url)
const readJson = name => JSON.parse(fs.readFileSync(path.join(root, name), 'utf8'))

const {name, version, oclif} = readJson('package.json')
const commands = repeated(readJson('oclif.manifest.json').commands)
const {CATALOG} = require('../out/lib/protocol/catalog/catalog.js')
/** What oclif is told of package.json: nothing that would make it look for files. */
const pjson = {name, version, description: readJson('package.json').description, oclif: {...oclif, commands: undefined}}

/**
 * What every run evaluates: these modules of oclif, found by tracing a call, and our own code. They share one file.
 * Everything else of node_modules is cold. One stray module that drags in a cold chunk costs up to 10 ms; a test watches.
 */
const OCLIF_HOT = [
  ...['symbols', 'command', 'flags', 'args', 'cache', 'logger', 'settings', 'performance'],
  ...['util/util', 'util/os', 'util/aggregate-flags', 'util/fs', 'util/ids'],
  ...['parser/index', 'parser/parse', 'parser/validate'],
]
const OWN_HOT = {
  protocol: 'actions|lazy|params|json|inner-failure|nearest|quoted|timers|segments|duration|catalog/catalog',
  errors: '.*',
  message: 'target',
  config: 'settings|environment|config-file|duration|proxy|token',
  input: 'stdin|text',
  vocabulary: 'flags|args|argv|typed',
  run: 'base|command-line|confirm|connector|dry-run|notes|outcome|printer|questions|reply-outcome|report|run-command|run-settings|session',
  define: 'action-command|define-action',
  client: 'request-frame',
  state: 'turn-caller',
  output: 'check|color|compare|format|json|render|renderer|row-path|sanitize|select|spec',
}
const HOT = new RegExp(
  [
    `@oclif/core/lib/(${OCLIF_HOT.join('|')})\\.js$`,
    '@oclif/core/package\\.json$',
    'build/shims/(debug|wsl-utils)',
    'src/(cli|process-io|shipped)\\.ts$',
    ...Object.entries(OWN_HOT).map(([folder, names]) => `src/lib/${folder}/(${names})\\.ts$`),
  ].join('|'),
)

/** What commands with many targets share. */
const MANY = /src\/lib\/(define\/(define-each|each-run|pacing|happened)|input\/targets|operations\/verify)\.ts$/

/** What opens a connection: a file of its own, so that help and mistakes load, and cache, nothing of it. */
const CONNECTION =
  /node_modules\/ws\/lib\/(?!websocket-server|stream|subprotocol)|src\/lib\/client\/(?!reverse|pipeline)|build\/shims\/upgrade-request/

const bundle = await rolldown({
  input: {
    shipped: path.join(root, 'src/shipped.ts'),
    ...Object.fromEntries(
      Object.keys(commands).map(id => {
        const file = id.replaceAll(':', '/')
        return [`commands/${file}`, path.join(root, `src/commands/${file.replace(/~\d+$/, '')}.ts`)]
      }),
    ),
  },
  platform: 'node',
  preserveEntrySignatures: 'allow-extension',
  // natives that ws takes where they are installed; TypeScript, which oclif looks for in development
  external: ['bufferutil', 'utf-8-validate', 'typescript', 'ts-node', 'tsx', 'pnpapi'],
  resolve: {
    alias: {
      'wsl-utils': path.join(import.meta.dirname, 'shims/wsl-utils.mjs'),
      // reached from oclif's search for the files of commands alone
      tinyglobby: path.join(import.meta.dirname, 'shims/unused.cjs'),
      minimatch: path.join(import.meta.dirname, 'shims/unused.cjs'),
      debug: path.join(import.meta.dirname, 'shims/debug.cjs'),
      'real-debug': require.resolve('debug', {paths: [path.dirname(require.resolve('@oclif/core'))]}),
    },
  },
  plugins: [
    {
      name: 'lazy requires of packages',
      transform(code, id) {
        if (/@oclif\/core\/lib\/.*\.js$/.test(id)) return {code: lazyRequires(patched(code, id)), map: null}
        const node = ['https', 'tls', 'zlib', 'net']
        if (/node_modules\/ws\/lib\/.*\.js$/.test(id))
          return {code: lazyRequires(code, name => node.includes(name)), map: null}
      },
    },
    {
      name: 'client of ws alone',
      // its index loads the server as well, which only the mock and --reverse need; of node:http it needs a request for an upgrade
      resolveId(source, importer) {
        if (source === 'http' && /node_modules\/ws\/lib\/(websocket|buffer-util)\.js$/.test(importer))
          return path.join(import.meta.dirname, 'shims/upgrade-request.cjs')
        if (source === 'ws' && /\/src\/lib\/client\/(?!reverse)/.test(importer))
          return require.resolve('ws').replace('index.js', 'lib/websocket.js')
      },
    },
    {
      name: 'catalogue on demand',
      // a call needs the facts of one action: each has a file, and the table of all is not part of what V8 restores
      load(id) {
        if (!id.endsWith('/lib/protocol/catalog/catalog.ts')) return
        return `
          import {readFileSync} from 'node:fs'
          const names = () => ${JSON.stringify(Object.keys(CATALOG).join(' '))}.split(' ')
          const known = new Map()
          const factsOf = name => {
            if (!known.has(name)) known.set(name, names().includes(name) ? JSON.parse(readFileSync(__dirname + '/catalog/' + name + '.json', 'utf8')) : undefined)
            return known.get(name)
          }
          export const CATALOG = new Proxy({}, {
            get: (_, name) => factsOf(name),
            ownKeys: names,
            getOwnPropertyDescriptor: (_, name) => factsOf(name) && {value: factsOf(name), enumerable: true, configurable: true},
          })`
      },
    },
    {
      name: 'lazy requires of chunks',
      renderChunk(code) {
        return {
          code: lazyRequires(code, name => /^(\.|node:)/.test(name) && !/rolldown-runtime|shipped\.js$/.test(name)),
          map: null,
        }
      },
    },
  ],
  transform: {
    target: 'node20',
    define: {
      BUILD: JSON.stringify({
        pjson,
        aliases: aliasesOf(commands),
        needTree: Object.keys(commands).filter(id => commands[id].needsTree),
      }),
      JQ_WEB: '"../jq-web/jq.js"',
      // each failed look for a native module costs 1.5 ms
      'process.env.WS_NO_BUFFER_UTIL': '"1"',
      'process.env.WS_NO_UTF_8_VALIDATE': '"1"',
      // a look at package.json's engines loads 47 files of semver
      'process.env.OCLIF_DISABLE_ENGINE_WARNING': '"1"',
    },
  },
})

fs.rmSync(dist, {recursive: true, force: true})
await bundle.write({
  dir: dist,
  format: 'cjs', // an ES module costs a start 18 % before any code runs
  exports: 'named',
  dynamicImportInCjs: false, // see native-imports.mjs
  minify: true,
  entryFileNames: '[name].js',
  chunkFileNames: 'chunks/[name]-[hash].js',
  codeSplitting: {
    includeDependenciesRecursively: false,
    groups: [
      {name: 'hot', test: HOT, priority: 10},
      {name: 'many', test: MANY, priority: 9},
      {
        name: 'message-send',
        test: /src\/lib\/(command\/(message-(input|send)|transfer\/flags)|message\/compose|transfer\/upload-mode)\.ts$/,
        priority: 8,
      },
      {name: 'columns', test: /src\/lib\/output\/(cell|columns)\.ts$/, priority: 7},
      {name: 'width', test: /src\/lib\/output\/(human|width|html)\.ts$/, priority: 7},
      {
        name: 'table',
        test: /src\/lib\/output\/(readable|table)\.ts$|node_modules\/(cli-table3|string-width|strip-ansi|ansi-regex|emoji-regex|is-fullwidth-code-point|@colors)\//,
        priority: 7,
      },
      {
        name: 'parsing',
        test: /src\/lib\/((config|protocol)\/time|operations\/group-files|message\/emoji)\.ts$/,
        priority: 7,
      },
      {name: 'message-input', test: /src\/lib\/(command\/message-input|message\/compose)\.ts$/, priority: 7},
      {
        name: 'validate',
        test: /src\/lib\/(command\/(call-params|call-request|param-tree)|protocol\/validate)\.ts$/,
        priority: 7,
      },
      {
        name: 'events',
        test: /src\/lib\/(protocol\/events|message\/text|operations\/events\/(filter|tail|listening|liveness)|command\/events\/(flags|shown|tail))\.ts$/,
        priority: 7,
      },
      {name: 'face-names', test: /src\/lib\/message\/face-names\.ts$/, priority: 7},
      {name: 'failures', test: /src\/lib\/protocol\/(native-failure|not-confirmed)\.ts$/, priority: 7},
      {name: 'connection', test: CONNECTION, priority: 8},
      {
        name: 'oclif',
        test: /node_modules\/(@oclif\/core|ansis|clean-stack|debug|ejs|get-package-type|indent-string|lilconfig|ms|semver|supports-color|widest-line|wordwrap|wrap-ansi)\/|build\/shims\/unused/,
        priority: 5,
      },
    ],
  },
})

/** What oclif does at every start, and nobody would miss. */
function patched(code, id) {
  if (!/config\/(plugin|config)\.js$/.test(id)) return code
  return (
    code
      // the process's first localeCompare makes ICU's collator, for 5 ms; ids are ASCII
      .replaceAll('a.id.localeCompare(b.id)', '(a.id < b.id ? -1 : 1)')
      // a look for a theme of the help's colours in the user's configuration
      .replace('this.theme = await this.loadTheme();', '')
      // looks for the user's home and shell, which nothing of ours asks for, and which fail under a user number without an entry
      .replace('(0, os_1.getHomeDir)() || ', '')
      .replace('await (0, os_1.getShell)()', "'unknown'")
  )
}

/** With the copies that the benchmark wants: `group:kick~1` beside `group:kick`. */
function repeated(entries) {
  const copies = Array.from({length: times - 1}, (_, index) => `~${index + 1}`)
  const copied = copies.flatMap(suffix =>
    Object.entries(entries).map(([id, entry]) => [
      id + suffix,
      {...entry, id: id + suffix, aliases: [], hiddenAliases: []},
    ]),
  )
  return {...entries, ...Object.fromEntries(copied)}
}

function aliasesOf(entries) {
  return Object.fromEntries(
    Object.entries(entries).flatMap(([id, {aliases, hiddenAliases}]) =>
      [...aliases, ...hiddenAliases].map(word => [word, id]),
    ),
  )
}

// The bundler's own few functions would be a file of their own that every run reads: they become part of the first one.
const filesBelow = folder =>
  fs
    .readdirSync(folder, {recursive: true, withFileTypes: true})
    .filter(entry => entry.isFile())
    .map(entry => path.join(entry.parentPath, entry.name))
const [runtime] = filesBelow(dist).filter(file => path.basename(file).startsWith('rolldown-runtime-'))
const runtimeCode = `(exports.$runtime=(exports=>{${fs.readFileSync(runtime, 'utf8')}\nreturn exports})({}))`
fs.rmSync(runtime)

for (const file of filesBelow(dist)) {
  const shipped = path.relative(path.dirname(file), path.join(dist, 'shipped.js'))
  const own = file === path.join(dist, 'shipped.js') ? runtimeCode : `require("./${shipped}").$runtime`
  const code = fs.readFileSync(file, 'utf8').replace(/require\("[^"]*\/rolldown-runtime-[^"]*"\)/, () => own)
  // in ASCII they can be read as latin1, byte for byte, where UTF-8 has to be decoded, to strings of twice the size
  const escape = character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
  // in the wrapper of a module already: putting it on at each start would copy the text
  const wrapped = `(function(exports,require,module,__filename,__dirname){${code.replace(/[^\0-\x7F]/g, escape)}\n})`
  fs.writeFileSync(file, wrapped)
}

// What help is about, and of what stands below it a line each: the whole manifest would take milliseconds to parse.
fs.mkdirSync(path.join(dist, 'manifest', 'help'), {recursive: true})
const line = ({id, aliases, hiddenAliases, summary, description, hidden, action}) => ({
  id,
  aliases,
  hiddenAliases,
  summary,
  description: summary === undefined ? description : undefined,
  hidden,
  action,
  args: {},
  flags: {},
})
const writeManifest = (file, value) =>
  fs.writeFileSync(path.join(dist, 'manifest', `${file}.json`), JSON.stringify(value))
const entries = Object.values(commands)
writeManifest('all', entries.map(line))
// the root's help has the topics too, of which oclif shows those that have a command
const topicOf = ({id}) => id.split(':')[0]
const inTopics = new Map(
  entries.filter(({id, hidden}) => id.includes(':') && !hidden).map(entry => [topicOf(entry), entry]),
)
writeManifest('help/index', [...entries.filter(({id}) => !id.includes(':')), ...inTopics.values()].map(line))
for (const subject of new Set([...Object.keys(commands), ...Object.keys(oclif.topics)])) {
  const below = entries.filter(({id}) => id.startsWith(`${subject}:`)).map(line)
  writeManifest(`help/${subject.replaceAll(':', '.')}`, [commands[subject] ?? [], below].flat())
}

fs.mkdirSync(path.join(dist, 'catalog'))
for (const [action, facts] of Object.entries(CATALOG)) {
  fs.writeFileSync(path.join(dist, 'catalog', `${action}.json`), JSON.stringify(facts))
}

// jq finds its wasm beside its own file
fs.mkdirSync(path.join(dist, 'jq-web'))
const jq = path.dirname(require.resolve('jq-web/package.json'))
for (const file of ['jq.js', 'jq.wasm', 'LICENSE'])
  fs.copyFileSync(path.join(jq, file), path.join(dist, 'jq-web', file))

refuseNativeImports([path.join(root, 'bin', 'qq'), ...filesBelow(dist).filter(file => file.endsWith('.js'))], root)

const hash = crypto.createHash('sha256')
for (const file of filesBelow(dist).sort()) hash.update(path.relative(dist, file)).update(fs.readFileSync(file))
fs.writeFileSync(path.join(dist, 'build-id'), `${hash.digest('hex').slice(0, 16)} ${version}`)
