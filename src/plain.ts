import {Config} from '@oclif/core/config'
import {type PJSON} from '@oclif/core/interfaces'
import {runCommandLine} from './cli.js'
import {type Io} from './lib/io/io.js'
import {type QQCommand} from './lib/run/base.js'

/**
 * Runs a command line on the compiled files with oclif's own loading. It starts slowly, and is the reference for the
 * shipped build.
 * @param root the folder of the manifest
 * @param pjson package.json, with `oclif.commands` pointing to the compiled commands
 */
export async function main(root: string, pjson: PJSON, argv: readonly string[], io: Io): Promise<void> {
  const options = {root, pjson, userPlugins: false, devPlugins: false}
  const config = await Config.load(options)
  const commands = config.commands.filter(({id, aliases}) => !aliases.includes(id)) // oclif's list includes the aliases
  const ids = new Map(commands.flatMap(({id, aliases}) => [id, ...aliases].map(name => [name, id])))
  await runCommandLine(
    {
      root,
      version: pjson.version,
      resolve: name => ids.get(name),
      names: () => [...ids.keys()],
      topics: config.topics.map(({name}) => name),
      load: async id => {
        const command = (await config.findCommand(id, {must: true}).load()) as unknown as typeof QQCommand // all our commands are QQCommands
        return {command, config}
      },
      searchable: async () => Promise.resolve(commands),
      helpOptions: () => options,
    },
    argv,
    io,
  )
}
