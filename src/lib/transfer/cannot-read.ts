import {QQError, reasonOf} from '../errors/errors.js'

/** The error for a local file that cannot be read, in words of ours where the reason is a common one. */
export function cannotRead(file: string, cause: unknown, advice?: 'remote' | 'no upload'): QQError {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
  const what =
    code === 'ENOENT' || code === 'ENOTDIR'
      ? ({kind: 'transfer.noFile', file, advice} as const)
      : code === 'EACCES' || code === 'EPERM'
        ? ({kind: 'transfer.mayNotRead', file, advice} as const)
        : ({kind: 'transfer.cannotRead', file, detail: reasonOf(cause), advice} as const)
  return new QQError('LOCAL', what, {cause})
}
