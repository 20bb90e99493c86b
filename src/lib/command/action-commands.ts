import {type Config} from '@oclif/core/interfaces'

interface ActionCommand {
  /** As it is typed after `qq`. */
  readonly words: string
  readonly summary: string | undefined
}

/** Which command does which action, as the manifest has it; the first by name where several do. */
export function commandsByAction(config: Config): Map<string, ActionCommand> {
  const found = new Map<string, ActionCommand>()
  for (const command of [...config.commands].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const action: unknown = 'action' in command ? command.action : undefined
    if (typeof action !== 'string' || command.hidden || found.has(action)) continue
    found.set(action, {words: command.id.replaceAll(':', ' '), summary: command.summary})
  }
  return found
}
