import path from 'node:path'
import {type ConfigDocument} from '../../config/config-document.js'
import {type ConfigFile} from '../../config/config-file.js'
import {readUrl} from '../../config/server-url.js'
import {QQError} from '../../errors/errors.js'
import {say} from '../../errors/saying.js'
import {type Session} from '../../run/session.js'

/** What goes into a profile; what is absent is taken out of it. */
const ACCESS_KEYS = ['url', 'token', 'token_file', 'token_command'] as const
/** What stays as it is when it is absent. */
const WEBUI_KEYS = ['webui', 'webui_token'] as const

/** How a server is reached, as it goes into a profile. */
export type ServerAccess = Readonly<
  {url: string} & Partial<Record<Exclude<(typeof ACCESS_KEYS)[number], 'url'> | (typeof WEBUI_KEYS)[number], string>>
>

/** @throws QQError USAGE for what is no name */
export function checkProfileName(name: string): string {
  if (/^[\p{L}\p{N}_][\p{L}\p{N}_.@+-]*$/u.test(name)) return name
  const hint = say('use letters and digits; . _ - @ + are also allowed after the first character')
  throw new QQError('USAGE', say('{name:quoted} is not a profile name', {name}), {hint})
}

/** The URL, and the token where `?access_token=` in the URL has one. @throws QQError VALIDATION */
export function accessOf(typed: string): ServerAccess {
  const {url, token} = readUrl(typed)
  return token === undefined ? {url: typed} : {url, token}
}

/** What says where a token comes from, as parsed. */
export interface TokenFlags {
  readonly token?: string | undefined
  readonly 'token-file'?: string | undefined
  readonly 'token-command'?: string | undefined
}

/**
 * A token that the flags give: that of stdin itself, that of a file or a command by its place.
 * @throws QQError USAGE when stdin is empty
 */
export async function tokenSettings(session: Session, flags: TokenFlags): Promise<Omit<ServerAccess, 'url'>> {
  const {token, 'token-file': file, 'token-command': command} = flags
  if (file === '-') return {token: await tokenOfStdin(session)}
  if (file !== undefined) return {token_file: path.resolve(file)}
  if (command !== undefined) return {token_command: command}
  return token === undefined ? {} : {token}
}

/** Its first line; stdin was claimed for it when the line was read. @throws QQError USAGE when it is none */
async function tokenOfStdin({io, signal}: Session): Promise<string> {
  const {lineOfStream} = await import('../../config/token-line.js')
  const token = (await lineOfStream(io.stdin, signal))?.trim() ?? ''
  if (token !== '') return token
  throw new QQError('USAGE', say('no token was read from stdin'))
}

/** Puts a profile into the file in place of what says there how its server is reached; what else it says stays. */
export function writeProfile(document: ConfigDocument, name: string, access: ServerAccess): void {
  for (const key of ACCESS_KEYS) if (access[key] === undefined) document.unset(['profiles', name, key])
  for (const key of [...ACCESS_KEYS, ...WEBUI_KEYS]) {
    const value = access[key]
    if (value !== undefined) document.set(['profiles', name, key], value)
  }
}

/** @throws QQError USAGE when there is one of that name */
export function checkIsNew(name: string, file: ConfigFile): void {
  if (!file.profiles.has(name)) return
  throw new QQError('USAGE', say('the profile {name} already exists', {name}), {hint: say('add --force to replace it')})
}
