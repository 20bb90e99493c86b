import * as Args from '@oclif/core/args'
import {type Arg} from '@oclif/core/interfaces'
import {QQError} from '../errors/errors.js'
import {malformed, notAmong} from '../errors/refusals.js'
import {atPlace, type Place} from '../errors/saying.js'
import {parseFile, parseFiles, parseFolder, type FileRef, type FolderRef} from '../operations/group-files.js'
import {type ParseTarget} from '../input/targets.js'
import {parseEmojiId, parseFace} from '../message/emoji.js'
import {parseChatId, parseGroupOrTarget, parseMessageId, parseTarget, type Target} from '../message/target.js'

const EMOJI_FORMS =
  '👍, its code point in decimal (128077), the name of a QQ face (赞), or the number of a QQ face (76)'

/**
 * oclif fills a missing argument from stdin, which would consume the input of a `while read` loop around us; with
 * `ignoreStdin` it is a usage error.
 * @param takes for completion: the placeholder as in a flag's `helpValue` (`FILE`, `on|off`)
 */
function defineArg<T>(
  description: string,
  shape: {readonly required: boolean; readonly multiple?: true},
  parse: (text: string, name: string) => unknown = text => text,
  takes?: string,
): Arg<T> {
  const arg = Args.custom<unknown>({
    ...shape,
    description,
    ignoreStdin: true,
    parse: async (text, _context, self) => Promise.resolve(parse(text, nameOf(self))),
  })()
  return {...arg, ...(takes !== undefined && {takes})} as Arg<T> // oclif knows the shape of the value only where `required` and `multiple` are literals
}

/** Any text, required. @param takes as in `defineArg` */
export function textArg(description: string, takes?: string): Arg<string> {
  return defineArg(description, {required: true}, undefined, takes)
}

/** Any text but an empty one, required. */
export function filledTextArg(description: string): Arg<string> {
  return defineArg(description, {required: true}, handle)
}

/** Words that `readWords` joins into one text; `-` is the text from stdin. */
export function phraseArg(description: string): Arg<string[]> {
  return defineArg(`${description}; several words are joined into one text, - reads it from stdin`, {
    required: true,
    multiple: true,
  })
}

/** Words that are separate values. @param takes as in `defineArg` */
export function eachWordArg(description: string, takes?: string): Arg<string[]> {
  return defineArg(description, {required: true, multiple: true}, undefined, takes)
}

/** Any text, or nothing. @param takes as in `defineArg` */
export function optionalTextArg(description: string, takes?: string): Arg<string | undefined> {
  return defineArg(description, {required: false}, undefined, takes)
}

/** A QQ face: its number, or its name. */
export function faceArg(): Arg<string> {
  return defineArg('the QQ face, as in `qq msg send --face`: 14 or 微笑', {required: true}, parseFace, 'FACE')
}

/** Bytes as hex, two digits each. */
export function hexArg(description: string): Arg<string> {
  return defineArg(description, {required: true}, (text, name) => {
    if (/^(?:[\da-f]{2})+$/i.test(text)) return text
    throw malformed('VALIDATION', 'hex', text, name)
  })
}

/** A host that QQ's cookies are for. */
export function domainArg(): Arg<string> {
  return defineArg('the host of the cookies, such as qun.qq.com or qzone.qq.com', {required: true}, host)
}

/** A voice of QQ's AI. */
export function characterArg(): Arg<string> {
  return defineArg('the character_id of the voice, from `qq ai list-characters`', {required: true}, handle)
}

/** One of a few words. */
export function choiceArg<const T extends string>(choices: readonly T[], description: string): Arg<T> {
  return defineArg(
    `${description}: ${choices.join(', ')}`,
    {required: true},
    (text, name) => oneOf(choices, text, name),
    choices.join('|'),
  )
}

/** One of a few words for NapCat's numbers, or the number itself; the value is the word. */
export function namedArg<T extends Readonly<Record<string, number>>>(
  numbers: T,
  description: string,
): Arg<keyof T & string> {
  const words = Object.keys(numbers)
  const choices = words.map(word => `${word} (${numbers[word] ?? ''})`).join(', ')
  return defineArg(
    `${description}: ${choices}`,
    {required: true},
    (text, name) => words.find(word => String(numbers[word]) === text) ?? oneOf(words, text, name),
    words.join('|'),
  )
}

/** @throws QQError USAGE */
function oneOf(choices: readonly string[], text: string, name: string): string {
  if (choices.includes(text)) return text
  throw notAmong('USAGE', text, choices, name)
}

/** A fileset of a flash transfer. */
export function filesetArg(): Arg<string> {
  return filledTextArg('the fileset, from `qq flash create` or `qq flash get-id LINK`')
}

export function handleArg(description: string): Arg<string> {
  return defineArg(description, {required: true}, handle)
}

/** The forms of a file that NapCat can read in any way. */
export const FILE_FORMS = 'local file, -, URL, base64://…, or remote:/path on the server'

/** The same if NapCat only accepts a path on its own disk. */
export const DISK_FILE_FORMS = 'local file, -, base64://…, or remote:/path on the server'

/** An image or another file, for `takeFile`. */
export function mediaArg(what = 'the file'): Arg<string> {
  return textArg(`${what}: ${FILE_FORMS}`, 'FILE')
}

/** The same if NapCat only accepts a path on its own disk. */
export function diskFileArg(what: string): Arg<string> {
  return textArg(`${what}: ${DISK_FILE_FORMS}`, 'FILE')
}

/** Any number of files, for `takeFiles`. */
export function mediasArg(what = 'the files'): Arg<string[]> {
  return eachWordArg(`${what}: ${FILE_FORMS}`, 'FILE')
}

/** Any number of words, or none. @param takes as in `defineArg` */
export function wordsArg(description: string, takes?: string): Arg<string[] | undefined> {
  return defineArg(description, {required: false, multiple: true}, undefined, takes)
}

export function groupArg(description = 'the group: 123456 or group:123456'): Arg<string> {
  return defineArg(description, {required: true}, groupId, 'GROUP')
}

export function messageArg(description = 'the id of the message'): Arg<string> {
  return defineArg(description, {required: true}, parseMessageId)
}

export function optionalMessageArg(description: string): Arg<string | undefined> {
  return defineArg(description, {required: false}, parseMessageId)
}

export function optionalUserArg(description: string): Arg<string | undefined> {
  return defineArg(description, {required: false}, userId, 'USER')
}

export function userArg(description = 'the QQ number: 10001 or user:10001'): Arg<string> {
  return defineArg(description, {required: true}, userId, 'USER')
}

export function groupsArg(description = 'group numbers, or - to read one per line from stdin'): Arg<string[]> {
  return targetsArg(description, groupId, 'GROUP')
}

export function usersArg(description = 'QQ numbers, or - to read one per line from stdin'): Arg<string[]> {
  return targetsArg(description, userId, 'USER')
}

export function messagesArg(description = 'message ids, or - to read one per line from stdin'): Arg<string[]> {
  return targetsArg(description, parseMessageId)
}

/** Any number of handles (request ids, notices, faces), or `-` to read one per line from stdin. */
export function handlesArg(description: string): Arg<string[]> {
  return targetsArg(`${description}, or - to read one per line from stdin`, handle)
}

/** The emoji of a reaction, as its id. */
export function emojiArg(): Arg<string> {
  return defineArg(`the emoji: ${EMOJI_FORMS}`, {required: true}, parseEmojiId, 'FACE')
}

/** Any number of emojis, or `-` to read one per line from stdin. @param parse as in `targetsArg` */
export function emojisArg(parse = parseEmojiId): Arg<string[]> {
  return targetsArg(`emojis: ${EMOJI_FORMS}; or - to read one per line from stdin`, parse, 'FACE')
}

const FOLDER = 'NAME, or id:ID from `qq file list` (path:NAME if the name looks like an id)'

/** A folder of a group's files. */
export function folderArg(description = `the folder: ${FOLDER}`): Arg<FolderRef> {
  return defineArg(description, {required: true}, parseFolder)
}

/** A folder of a group's files, or nothing. */
export function optionalFolderArg(): Arg<FolderRef | undefined> {
  return defineArg(`the folder: ${FOLDER}`, {required: false}, parseFolder)
}

export function groupFileArg(): Arg<FileRef> {
  return defineArg(`the file: ${GROUP_FILE}`, {required: true}, parseFile)
}

/** Any number of a group's files, or `-` to read one per line from stdin; the values stay as typed. */
export function groupFilesArg(): Arg<string[]> {
  return targetsArg(`the files: ${GROUP_FILE}; - to read one per line from stdin`, groupFile)
}

/** The same, and whole folders. */
export function groupFilesOrFoldersArg(): Arg<string[]> {
  return targetsArg(
    `the files: ${GROUP_FILE}; FOLDER/ for all files in it, / for all files at the top level; - to read one per line from stdin`,
    groupFiles,
  )
}

/** @throws as `parseFile` */
export function groupFile(text: string, name: Place): string {
  parseFile(text, name)
  return text
}

/** @throws as `parseFiles` */
export function groupFiles(text: string, name: Place): string {
  parseFiles(text, name)
  return text
}

const GROUP_FILE =
  'NAME, FOLDER/NAME, /NAME (top level), /FOLDER/NAME, or id:ID from a `qq file list` less than a day old (path:NAME if the name looks like an id)'

export function albumArg(): Arg<string> {
  return handleArg('the album, by its album_id from `qq album list`')
}

/** An upload to an album. */
export function batchArg(): Arg<string> {
  return handleArg('the upload, by the batch_id of its pictures from `qq album list-media`')
}

export function targetArg(description = 'the chat: group:123456 or user:10001 (g: and u: for short)'): Arg<Target> {
  return defineArg(description, {required: true}, parseTarget, 'TARGET')
}

/** A chat in a command of groups, where a bare number is a group. */
export function groupOrTargetArg(): Arg<Target> {
  return defineArg(
    'the group: 123456 or group:123456; or user:10001 (g: and u: for short)',
    {required: true},
    parseGroupOrTarget,
    'TARGET',
  )
}

/** A chat, or nothing. */
export function optionalTargetArg(description: string): Arg<Target | undefined> {
  return defineArg(description, {required: false}, parseTarget, 'TARGET')
}

/** Any number of chats, or `-` to read one per line from stdin; the values stay as typed. */
export function chatsArg(): Arg<string[]> {
  return targetsArg('chats: group:123456, user:10001; or - to read one per line from stdin', handle, 'TARGET')
}

/** A handle that only the server can check. @throws QQError VALIDATION for an empty one */
export function handle(text: string, name: Place): string {
  if (text.trim() === '') throw new QQError('VALIDATION', atPlace(name, {kind: 'input.empty'}))
  return text
}

/**
 * NapCat's own id of a message, the only one that some actions accept.
 * @throws QQError VALIDATION, also for QQ's long one
 */
export function shortMessageId(text: string, name: Place): string {
  const id = parseMessageId(text, name)
  if (id.length <= 11) return id
  throw malformed('VALIDATION', 'short message id', id, name)
}

/** Parses a group number. @param name of the argument, for errors @throws QQError VALIDATION */
export function groupId(text: string, name: Place): string {
  return parseChatId(text, 'group', name)
}

/** Parses a QQ number. @param name of the argument, for errors @throws QQError VALIDATION */
export function userId(text: string, name: Place): string {
  return parseChatId(text, 'user', name)
}

function host(text: string, name: string): string {
  if (/^[a-z\d-]+(?:\.[a-z\d-]+)+$/i.test(text)) return text
  throw malformed('VALIDATION', 'host', text, name)
}

/** `-` stays unchanged, because parsing must have no effects; stdin is read later. */
function targetsArg(description: string, parse: ParseTarget, takes?: string): Arg<string[]> {
  const parseOne: ParseTarget = (text, name) => (text === '-' ? text : parse(text, name))
  return defineArg(description, {required: true, multiple: true}, parseOne, takes)
}

function nameOf(arg: {readonly name?: string}): string {
  return arg.name ?? 'argument'
}
