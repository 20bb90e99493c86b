import {type Command} from '@oclif/core/command'
import {type LoadOptions, type PJSON, type Plugin} from '@oclif/core/interfaces'
import {setLogger} from '@oclif/core/logger'
import {runCommandLine} from './cli.js'

/** What the build knows of a command without loading it. */
type Entry = Command.Cached & {readonly needsTree?: boolean}

/** Put in by the build. */
declare const BUILD: {
  readonly pjson: PJSON
  /** Every id and alias, and the id that it stands for. */
  readonly ids: Readonly<Record<string, string>>
  /** The commands that want to see all others (`static needsTree`). */
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
 * Runs a command line on the shipped build. Behaviour is oclif's own; what differs from `main` of plain.ts is how little
 * oclif is given to look at: package.json and the one command that was asked for, where it would read the manifest of all.
 */
export async function main(root: string, argv: readonly string[], load: LoadFile): Promise<void> {
  const {pjson, ids, needTree} = BUILD
  const debugged = argv.includes('--debug')
  const base = {root, pjson, userPlugins: false, devPlugins: false, ...(debugged ? {} : {logger: silent})}
  setLogger(base)

  const tree = (id?: string): Entry[] => {
    const all = load('manifest/all.json') as Record<string, Entry>
    const full = id === undefined ? {} : {[id]: load(`manifest/${id.replaceAll(':', '.')}.json`) as Entry}
    return Object.values({...all, ...full})
  }
  const options = (entries: readonly Entry[]): LoadOptions => ({
    ...base,
    plugins: new Map([[pjson.name, rootPlugin(root, pjson, entries, load)]]),
  })
  await runCommandLine(
    {
      ids,
      topics: Object.keys(pjson.oclif.topics ?? {}),
      callOptions: id => options(needTree.includes(id) ? tree(id) : [bareEntry(id)]),
      helpOptions: id => options(tree(id)),
    },
    argv,
  )
}

function bareEntry(id: string): Entry {
  return {id, aliases: [], hiddenAliases: [], args: {}, flags: {}, hidden: false} // oclif needs no more of it
}

/** A root plugin that has exactly these commands and looks for nothing, as oclif's own class would. */
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
    const {default: command} = load(`commands/${id.replaceAll(':', '/')}.js`) as {default: Command.Class}
    command.id = id
    command.plugin = plugin
    return Promise.resolve(command)
  }
  return plugin
}
