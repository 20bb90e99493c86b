import {type ArgInput, type FlagInput} from '@oclif/core/interfaces'
import {type ActionName} from '../../protocol/actions.js'
import {type ParamsOf} from '../../protocol/params.js'
import {type FileNeeds, type Source} from '../../transfer/source.js'
import {actionCommand, type ActionCommandSpec} from '../../define/action-command.js'
import {type QQCommand} from '../../run/base.js'
import {outcomeOf} from '../../run/reply-outcome.js'
import {type Typed} from '../../vocabulary/typed.js'
import {takeFile, takeFiles, withFiles, type FileFlags} from './file-params.js'
import {uploadFlags} from './file-flags.js'

/** Parameters in which files are still sources. */
export type WithSources<P> = {
  [K in keyof P]: [string] extends [P[K]]
    ? P[K] | Source
    : [readonly string[]] extends [P[K]]
      ? P[K] | readonly Source[]
      : P[K]
}

/** Checks the typed files, with the flags of the line. */
interface Files {
  /** @throws as `takeFiles` */
  one(text: string, needs: FileNeeds): Promise<Source>
  /** @throws as `takeFiles` */
  all(texts: readonly string[], needs: FileNeeds): Promise<Source[]>
}

export interface UploadSpec<
  A extends ActionName,
  TArgs extends ArgInput,
  TFlags extends FlagInput,
> extends ActionCommandSpec<TArgs, TFlags> {
  readonly action: A
  /** The parameters for a typed line; files stay sources until there is a connection. */
  readonly params: (typed: Typed<TArgs, TFlags>, files: Files) => Promise<WithSources<ParamsOf<A>>>
  /** The value to show instead of the reply's `data`. */
  readonly shape?: (data: unknown) => unknown
}

/** A command of one call with local files, which are checked, uploaded, and named in the call. */
export function defineUpload<A extends ActionName, TArgs extends ArgInput, TFlags extends FlagInput>(
  spec: UploadSpec<A, TArgs, TFlags>,
): typeof QQCommand {
  const {action} = spec
  return actionCommand(spec, uploadFlags, async (line, session) => {
    const flags = line.flags as FileFlags // the parser's result for exactly these flags
    const typed = line as Typed<TArgs, TFlags> // and for these
    const params: Readonly<Record<string, unknown>> = await spec.params(typed, {
      one: async (text, needs) => takeFile(session, text, needs, flags),
      all: async (texts, needs) => takeFiles(session, texts, needs, flags),
    })
    const sources = Object.values(params).flat().filter(isSource)
    const reply = await withFiles(session, sources, flags, async (caller, valueOf, fileBytes) => {
      const sent = Object.entries(params).map(([name, value]) => [name, withValues(value, valueOf)])
      return caller.call({action, params: Object.fromEntries(sent) as Record<string, unknown>, fileBytes})
    })
    if (session.settings.isDryRun) return {}
    return outcomeOf(spec.shape ? {...reply, data: spec.shape(reply.data)} : reply, params, spec)
  })
}

function isSource(value: unknown): value is Source {
  return typeof value === 'object' && value !== null && 'way' in value
}

function withValues(value: unknown, valueOf: (source: Source) => string): unknown {
  if (Array.isArray(value)) return value.map(one => withValues(one, valueOf))
  return isSource(value) ? valueOf(value) : value
}
