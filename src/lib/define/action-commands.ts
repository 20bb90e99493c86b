import {type Config} from '@oclif/core/interfaces'

export interface ActionCommand {
  /** oclif's id of the command. */
  readonly id: string
  /** The words of the command after `qq`. */
  readonly words: string
  readonly summary: string
}

/** The command of each action, from the manifest. */
export function commandsByAction(config: Config): Map<string, ActionCommand> {
  const found = new Map<string, ActionCommand>()
  for (const command of config.commands) {
    const action: unknown = 'action' in command ? command.action : undefined
    const isAlias = command.aliases.includes(command.id)
    if (typeof action !== 'string' || isAlias) continue
    found.set(action, {id: command.id, words: command.id.replaceAll(':', ' '), summary: command.summary ?? ''})
  }
  return found
}

/** The example lines of a command, which is loaded for this. */
export async function examplesOf(config: Config, id: string): Promise<string[]> {
  const {examples} = await config.findCommand(id, {must: true}).load()
  return examples.flatMap(example =>
    typeof example === 'string' ? [example.replaceAll('<%= config.bin %>', config.bin)] : [],
  )
}
