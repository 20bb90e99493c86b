import {existsSync} from 'node:fs'
import {type Command} from '@oclif/core/command'
import {type Config, type LoadOptions, type PJSON, type Plugin} from '@oclif/core/interfaces'
import {setLogger} from '@oclif/core/logger'
import {loadConfig, runCommandLine} from './cli.js'
import {type SearchEntry} from './lib/help/search.js'
import {type QQCommand} from './lib/run/base.js'
import {processIo} from './process-io.js'

/** The build's entry of a command, known without loading it. */
type Entry = Command.Cached & {readonly needsTree?: boolean}

/** Set by the build. */
declare const BUILD: {
  readonly pjson: PJSON
  /** Every alias with its id. */
  readonly aliases: Readonly<Record<string, string>>
  /** The commands that need all others (`static needsTree`). */
  readonly needTree: readonly string[]
}

/** Loads a file of the shipped build, through V8's code cache. */
export type LoadFile = (file: string) => unknown

const nothing = (): void => undefined
const silent = {
  child: () => silent,
  debug: nothing,
  error: nothing,
  info: nothing,
  trace: nothing,
  warn: nothing,
  namespace: '',
}

/**
 * Runs a command line on the shipped build. The behaviour is the same as that of `main` in plain.ts, but oclif gets
 * less data: only the requested command, or one entry of each command for help, instead of the manifest of all.
 */
export async function main(root: string, argv: readonly string[], load: LoadFile): Promise<void> {
  const {pjson, aliases, needTree} = BUILD
  const debugged = argv.includes('--debug')
  const base = {root, pjson, userPlugins: false, devPlugins: false, ...(debugged ? {} : {logger: silent})}
  setLogger(base)

  const options = (manifest: string): LoadOptions => ({
    ...base,
    plugins: new Map([[pjson.name, rootPlugin(root, pjson, load(`manifest/${manifest}.json`) as Entry[], load)]]),
  })
  let names: readonly string[] | undefined
  await runCommandLine(
    {
      root,
      version: pjson.version,
      resolve: name => {
        if (Object.hasOwn(aliases, name)) return aliases[name]
        // found by its file, so that the cost of a call does not depend on the number of commands
        return /^(?:__)?[a-z][\w:~-]*$/.test(name) && existsSync(`${root}/dist/commands/${fileOf(name)}`)
          ? name
          : undefined
      },
      // read once, because a batch may have many lines with mistakes
      names: () => (names ??= [...(load('manifest/all.json') as Entry[]).map(({id}) => id), ...Object.keys(aliases)]),
      topics: Object.keys(pjson.oclif.topics ?? {}),
      load: async id => {
        const command = load(`commands/${fileOf(id)}`) as {default: typeof QQCommand}
        command.default.id = id
        const config = needTree.includes(id) ? await loadConfig(options('all')) : bareConfig(root, pjson)
        return {command: command.default, config}
      },
      searchable: async () => Promise.resolve(load('manifest/search.json') as SearchEntry[]),
      helpOptions: subject => options(`help/${subject?.replaceAll(':', '.') ?? 'index'}`),
    },
    argv,
    processIo(),
  )
}

/**
 * The part of a Config that oclif's Command uses for a command: there are no hooks and no variables of oclif. The real
 * Config with its modules is a tenth of the cost of a call above Node itself.
 */
function bareConfig(root: string, pjson: PJSON): Config {
  const {name, version} = pjson
  const config: Partial<Config> = {
    root,
    pjson,
    name,
    version,
    bin: pjson.oclif.bin ?? name,
    runHook: async () => Promise.resolve({failures: [], successes: []}),
    scopedEnvVar: () => undefined,
    scopedEnvVarKeys: () => [],
  }
  return config as Config // oclif's Command uses only this part; test/shipped.test.ts compares it with the real one
}

function fileOf(id: string): string {
  return `${id.replaceAll(':', '/')}.js`
}

/** A root plugin with exactly these commands, which does not search for commands as oclif's class does. */
function rootPlugin(root: string, pjson: PJSON, entries: readonly Entry[], load: LoadFile): Plugin {
  const {name, version} = pjson
  const topics = Object.entries(pjson.oclif.topics ?? {}).map(([topic, facts]) => ({...facts, name: topic}))
  const plugin: Plugin = {
    ...{
      _base: '',
      alias: name,
      name,
      version,
      root,
      pjson,
      topics,
      type: 'core',
      moduleType: 'commonjs',
      options: {root},
    },
    ...{isRoot: true, valid: true, hasManifest: true, hooks: {}, children: []},
    commandsDir: undefined,
    commandIDs: entries.map(({id}) => id),
    commands: entries.map(entry => ({
      ...entry,
      pluginName: name,
      pluginType: 'core',
      load: async () => find(entry.id),
    })),
    findCommand: find,
    load: async () => Promise.resolve(),
  }
  async function find(id: string): Promise<Command.Class> {
    const {default: command} = load(`commands/${fileOf(id)}`) as {default: Command.Class}
    command.id = id
    command.plugin = plugin
    return Promise.resolve(command)
  }
  return plugin
}
