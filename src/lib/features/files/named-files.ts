import {QQError} from '../../errors/errors.js'
import {say} from '../../errors/saying.js'
import {filePath, GroupFiles, isRoot, parseFiles, type FilesRef} from '../../operations/group-files.js'
import {groupFiles} from '../../vocabulary/args.js'
import {type ParseTarget} from '../../input/targets.js'
import {type Wanted, type WantedFiles} from './downloads.js'

/** The parameters of the download of a file, by its id. */
type ParamsFor = (id: string) => Readonly<Record<string, unknown>>

/** A place in which files are looked up by name. */
export interface NamedFiles {
  /** Checks a typed name. */
  readonly check: ParseTarget
  /** @throws QQError USAGE */
  files(targets: readonly string[], paramsFor: ParamsFor): WantedFiles
}

/**
 * The files of a group: NAME, FOLDER/NAME, all files in FOLDER/ or at the top level (`/`).
 * @param recursive with `/`, also the files in folders, each in a local folder of the same name
 */
export function inGroup(group: string, recursive: boolean): NamedFiles {
  return {
    check: groupFiles,
    files: (targets, paramsFor) => {
      const refs = targets.map(target => parseFiles(target))
      if (recursive && !refs.some(ref => 'allIn' in ref && isRoot(ref.allIn)))
        throw new QQError(
          'USAGE',
          say('--recursive can be used only with / (all files of the group): a folder contains no folders'),
        )
      return {
        many: refs.length > 1 || refs.some(ref => 'allIn' in ref),
        find: async caller => {
          const files = new GroupFiles(caller, group)
          const found: Wanted[] = []
          for (const [index, ref] of refs.entries())
            found.push(...(await wanted(files, ref, targets[index] ?? '', recursive, paramsFor)))
          return found
        },
      }
    },
  }
}

async function wanted(
  files: GroupFiles,
  ref: FilesRef,
  typed: string,
  recursive: boolean,
  paramsFor: ParamsFor,
): Promise<Wanted[]> {
  if (!('allIn' in ref)) {
    const {id, name, sizeBytes} = await files.file(ref)
    return [{target: typed, params: paramsFor(id), sizeBytes, known: name === undefined ? undefined : {name}}]
  }
  const deep = recursive && isRoot(ref.allIn)
  const found = deep ? await files.all() : await files.allIn(ref.allIn)
  return found.map(file => ({
    target: filePath(file),
    params: paramsFor(file.id),
    sizeBytes: file.sizeBytes,
    known: {name: file.name, folder: deep ? file.folder.name : undefined},
  }))
}
