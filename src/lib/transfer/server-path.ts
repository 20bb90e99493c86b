import {QQError} from '../errors/errors.js'

/**
 * The path on NapCat's machine, for actions that accept nothing else.
 * @throws QQError VALIDATION for anything but `remote:/path`
 */
export function serverPath(text: string): string {
  if (text.startsWith('remote:')) return remotePath(text)
  throw new QQError('VALIDATION', {kind: 'transfer.isNoServerPath', text})
}

function remotePath(text: string): string {
  const path = text.slice('remote:'.length)
  if (path === '') throw new QQError('VALIDATION', {kind: 'transfer.remoteNeedsPath'})
  return path
}
