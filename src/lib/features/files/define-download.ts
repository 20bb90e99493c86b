import {type ArgInput, type FlagInput} from '@oclif/core/interfaces'
import {QQError} from '../../errors/errors.js'
import {atPlace, say, type Place} from '../../errors/saying.js'
import {actionCommand, type ActionCommandSpec} from '../../define/action-command.js'
import {handle, handlesArg} from '../../vocabulary/args.js'
import {type QQCommand} from '../../run/base.js'
import {nothingToDo} from '../../define/each-run.js'
import {pacingFlags} from '../../vocabulary/flags.js'
import {readTargets} from '../../input/targets.js'
import {type Typed} from '../../vocabulary/typed.js'
import {download} from './downloads.js'
import {downloadFlags} from './download-flags.js'
import {type NamedFiles} from './named-files.js'

export interface DownloadSpec<TFlags extends FlagInput> extends Omit<
  ActionCommandSpec<ArgInput, TFlags>,
  'args' | 'columns' | 'id'
> {
  /** The source of the ids, for the help. */
  readonly files: string
  /** The place where files are looked up by name; undefined if the server knows the typed ids. */
  readonly named?: (typed: Pick<Typed<ArgInput, TFlags>, 'flags'>) => NamedFiles | undefined
  /** Parameters besides the file and the packet size. */
  readonly params?: (typed: Pick<Typed<ArgInput, TFlags>, 'flags'>) => Readonly<Record<string, unknown>>
}

type Flags = Typed<ArgInput, typeof downloadFlags & typeof pacingFlags>['flags']

/** A command that downloads files over one connection, with one result for each, or writes one file to stdout. */
export function defineDownload<TFlags extends FlagInput>({
  files,
  named: namedIn,
  params,
  ...spec
}: DownloadSpec<TFlags>): typeof QQCommand {
  const args = {file: handlesArg(files)}
  return actionCommand({...spec, args}, {...downloadFlags, ...pacingFlags}, async (line, session) => {
    const flags = line.flags as Flags // the parser's result for exactly these flags
    const own = {flags: line.flags as Typed<ArgInput, TFlags>['flags']} // and for these
    const named = namedIn?.(own)
    const targets = await readTargets(
      session.stdin,
      line.args['file'] as string[],
      'file',
      named ? named.check : fileId,
    )
    if (targets.length === 0) return nothingToDo(session)
    const paramsOf = (file: string): Readonly<Record<string, unknown>> => {
      return {file, chunk_size: flags['chunk-size'], ...params?.(own)}
    }
    const wanted = named?.files(targets, paramsOf) ?? {
      many: targets.length > 1,
      find: async () => Promise.resolve(targets.map(target => ({target, params: paramsOf(target)}))),
    }
    return download(session, spec.action, wanted, flags)
  })
}

/** @throws QQError VALIDATION */
function fileId(text: string, name: Place): string {
  if (/^(?:https?|file|base64):/i.test(text)) {
    const what = say('{text} is not a file id: NapCat does not accept a URL here', {text: text.slice(0, 60)})
    throw new QQError('VALIDATION', atPlace(name, what), {hint: say('use curl to download a URL')})
  }
  return handle(text, name)
}
