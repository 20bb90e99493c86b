import {Config} from '@oclif/core/config'
import {run} from '@oclif/core/run'
import {wantsJsonErrors} from './lib/command/argv.js'
import {explain, reportText} from './lib/command/report.js'
import {handleSignals} from './lib/command/signals.js'
import {readEnvironment} from './lib/config/environment.js'
import {QQError} from './lib/errors/errors.js'
import {nearest} from './lib/protocol/nearest.js'
import {resolveColor} from './lib/output/color.js'

/**
 * Runs a command line; the exit code is set, the process ends by itself.
 * @param root the folder of package.json and the manifest
 * @param argv what stands behind the program's name
 */
export async function main(root: string, argv: readonly string[]): Promise<void> {
  handleSignals()
  try {
    const config = await Config.load({root, userPlugins: false, devPlugins: false})
    await run(commandLine(config, argv), config)
  } catch (error) {
    // a command reports its own failures; this is what went wrong before there was one
    const known = explain(error, undefined)
    const environment = readEnvironment()
    process.exitCode = known.exit
    process.stderr.write(
      reportText(known, {
        json: wantsJsonErrors(argv, environment),
        color: resolveColor({env: environment.color, isTerminal: process.stderr.isTTY}),
        debug: argv.includes('--debug'),
      }),
    )
  }
}

/**
 * The command line as oclif's `run` is to have it: the command as one id (the longest that the words make), so that oclif
 * does not take arguments for parts of a name (`account get foo`).
 * @throws QQError USAGE for words that are no command
 */
function commandLine(config: Config, argv: readonly string[]): string[] {
  if (argv[0] === 'help') return commandLine(config, [...argv.slice(1), '--help'])
  const ids = new Set([...config.commandIDs, ...config.commands.flatMap(command => command.aliases)])
  const end = argv.findIndex(word => word.startsWith('-'))
  const words = end === -1 ? argv : argv.slice(0, end)
  for (let length = Math.min(3, words.length); length > 0; length--) {
    const id = words.slice(0, length).join(':')
    if (ids.has(id)) return [id, ...argv.slice(length)]
  }
  const isTopic = config.topics.some(topic => topic.name === words.join(':'))
  if (isTopic) return [words.join(':'), ...argv.slice(words.length)]
  if (words.length > 0) throw unknownCommand(words, ids, config)
  if (argv.length === 0 || ['--help', '-h', '--version', '-v', '-V'].includes(argv[0] ?? '')) return [...argv]
  throw new QQError('USAGE', `flags come after the command: ${argv[0] ?? ''} stands before any`, {
    hint: 'see `qq --help`',
  })
}

function unknownCommand(words: readonly string[], ids: ReadonlySet<string>, config: Config): QQError {
  const typed = words.slice(0, 3)
  const names = [...ids].map(id => id.replaceAll(':', ' '))
  // what follows a command's name are arguments, so shorter starts count too
  const near = [typed.length, 2, 1]
    .map(length => nearest(typed.slice(0, length).join(' '), names))
    .find(name => name !== undefined)
  const [topic = ''] = words
  const isTopic = config.topics.some(({name}) => name === topic)
  const hint = near === undefined ? `see \`qq ${isTopic ? `${topic} ` : ''}--help\`` : `did you mean \`qq ${near}\`?`
  return new QQError('USAGE', `there is no command ${JSON.stringify(typed.join(' '))}`, {hint})
}
