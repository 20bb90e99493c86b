import {readFileSync} from 'node:fs'
import path from 'node:path'
import {pathToFileURL} from 'node:url'
import {type Config, type PJSON} from '@oclif/core/interfaces'
import {loadConfig, runCommandLine, type Program} from '../../src/cli.js'
import {type SearchEntry} from '../../src/lib/help/search.js'
import {type QQCommand} from '../../src/lib/run/base.js'
import {type Io} from '../../src/lib/io/io.js'

const ROOT = path.resolve(__dirname, '..', '..')
const pjson = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as PJSON
const {commands} = JSON.parse(readFileSync(path.join(ROOT, 'oclif.manifest.json'), 'utf8')) as {
  commands: Record<string, SearchEntry>
}
const options = {root: ROOT, pjson, userPlugins: false, devPlugins: false}
const ids = new Map(Object.entries(commands).flatMap(([id, {aliases}]) => [id, ...aliases].map(name => [name, id])))
let config: Promise<Config> | undefined

/** The program made of its sources, in this process. */
const program: Program = {
  root: ROOT,
  version: pjson.version,
  resolve: name => ids.get(name),
  names: () => [...ids.keys()],
  topics: Object.keys(pjson.oclif.topics ?? {}),
  load: async id => {
    const file = path.join(ROOT, 'src', 'commands', `${id.replaceAll(':', '/')}.ts`)
    const {default: command} = (await import(pathToFileURL(file).href)) as {default: typeof QQCommand}
    command.id = id
    return {command, config: await (config ??= loadConfig(options))}
  },
  searchable: async () => Promise.resolve(Object.values(commands)),
  helpOptions: () => options,
}

/** Runs a command line with the world that it is given. */
export async function runInProcess(argv: readonly string[], io: Io): Promise<void> {
  await runCommandLine(program, argv, io)
}
