import {type Caller} from '../client/caller.js'
import {lookUp, request} from '../client/request.js'
import {type Reply} from '../client/read-reply.js'
import {QQError} from '../errors/errors.js'
import {malformed} from '../errors/refusals.js'
import {atPlace, type Place} from '../errors/saying.js'
import {isJsonObject} from '../protocol/json.js'
import {nearest} from '../protocol/nearest.js'

/** NapCat's id of the top level. */
export const ROOT = '/'

/** The maximum number of files of a group (GetGroupFileSystemInfo.ts). */
const ALL = 10_000

export type FolderRef = {readonly id: string} | {readonly name: string}

/** A file as typed; without a folder it may be in any folder. */
export type FileRef = {readonly id: string} | {readonly name: string; readonly folder?: FolderRef}

/** A file, or all files of a folder: FOLDER/, or / for the top level. */
export type FilesRef = FileRef | {readonly allIn: FolderRef}

export interface Folder {
  readonly id: string
  /** Unknown if the id was typed. */
  readonly name?: string
}

interface NamedFolder extends Folder {
  readonly name: string
}

export interface FoundFile {
  /** An id from the listing in which it was found; it is valid for one day. */
  readonly id: string
  /** Unknown if the id was typed. */
  readonly name?: string
  /** Unknown if the id was typed without the folder. */
  readonly folder?: Folder
  /** Unknown if the id was typed. */
  readonly sizeBytes?: number | undefined
}

export interface ListedFile extends FoundFile {
  readonly name: string
  readonly folder: Folder
}

const UUID = String.raw`[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}`
const FOLDER_ID = new RegExp(`^/${UUID}$`, 'i')
const FILE_ID = new RegExp(`^(?:/?${UUID}|[\\da-f]{32})$`, 'i')

/** @throws QQError VALIDATION for a nested folder, which QQ does not have */
export function parseFolder(text: string, argument: Place = 'folder'): FolderRef {
  if (text === ROOT) return {id: ROOT}
  const id = idIn(text, FOLDER_ID)
  if (id !== undefined) return {id}
  const [name = '', ...deeper] = pathIn(text).replace(/^\//, '').replace(/\/$/, '').split('/')
  if (name === '') throw new QQError('VALIDATION', atPlace(argument, {kind: 'input.empty'}))
  if (deeper.length > 0) throw malformed('VALIDATION', 'folder', text, argument)
  return {name}
}

/** @throws QQError VALIDATION for anything but NAME, FOLDER/NAME, /FOLDER/NAME or an id */
export function parseFile(text: string, argument: Place = 'file'): FileRef {
  const id = idIn(text, FILE_ID)
  if (id !== undefined) return {id}
  const words = pathIn(text)
    .replace(/^\/(?=[^/]+\/)/, '')
    .split('/')
  const name = words.pop() ?? ''
  const [folder, ...deeper] = words
  if (name === '' || deeper.length > 0) throw malformed('VALIDATION', 'file', text, argument)
  if (folder === undefined) return {name}
  return {name, folder: folder === '' ? {id: ROOT} : {name: folder}}
}

/** As `parseFile`, and FOLDER/ or / for all files there. @throws as `parseFile` and `parseFolder` */
export function parseFiles(text: string, argument: Place = 'file'): FilesRef {
  if (!text.endsWith('/')) return parseFile(text, argument)
  return {allIn: text === ROOT ? {id: ROOT} : parseFolder(text.slice(0, -1), argument)}
}

export function isRoot(folder: FolderRef): boolean {
  return 'id' in folder && folder.id === ROOT
}

/**
 * Parses a new name, which must not have a folder.
 * @throws QQError VALIDATION
 */
export function nameWithoutFolder(text: string, argument: string): string {
  if (text.trim() !== '' && !text.includes('/')) return text
  throw new QQError('VALIDATION', atPlace(argument, {kind: 'operations.isNoPlainName', text}))
}

/**
 * The current folder of a file as given by the user.
 * @throws QQError USAGE if an id is given without it, or a path that already contains it is given with it
 */
export function folderOfFile(file: FileRef, from: FolderRef | undefined): FolderRef | undefined {
  if ('id' in file && !from) throw new QQError('USAGE', {kind: 'operations.needsFolder'})
  if ('folder' in file && from) throw new QQError('USAGE', {kind: 'operations.hasFolderAlready'})
  return from
}

/** `path:` means that the text after it is never an id. */
function idIn(text: string, form: RegExp): string | undefined {
  return form.test(text) ? text : /^id:(.+)$/.exec(text)?.[1]
}

function pathIn(text: string): string {
  return text.replace(/^path:/, '')
}

/** The content of a folder, as NapCat returned it. */
export interface Listing {
  readonly folder: Folder
  readonly files: readonly Readonly<Record<string, unknown>>[]
  readonly folders: readonly Readonly<Record<string, unknown>>[]
  readonly reply: Reply
}

/**
 * Lists a folder. Never list two at the same time, because NapCat mixes them up (go-cqhttp/GetGroupRootFiles.ts).
 * @param ask `request` for a requested listing, `lookUp` for one that is needed first
 * @param count the maximum number of entries; NapCat's 50 if undefined
 */
export async function listFolder(
  caller: Caller,
  ask: typeof request,
  group: string,
  folder: Folder,
  count: number | undefined,
): Promise<Listing> {
  const reply =
    folder.id === ROOT
      ? await caller.call(ask('get_group_root_files', {group_id: group, file_count: count}))
      : await caller.call(ask('get_group_files_by_folder', {group_id: group, folder_id: folder.id, file_count: count}))
  return {folder, files: objectsIn(reply.data, 'files'), folders: objectsIn(reply.data, 'folders'), reply}
}

/** Lists the top level and then each folder. */
export async function listAll(caller: Caller, group: string, count: number | undefined): Promise<Listing[]> {
  const root = await listFolder(caller, request, group, {id: ROOT}, count)
  const listings = [root]
  for (const folder of foldersOf(root)) listings.push(await listFolder(caller, request, group, folder, count))
  return listings
}

function foldersOf({folders}: Listing): NamedFolder[] {
  return folders.map(folder => ({id: String(folder['folder_id']), name: String(folder['folder_name'])}))
}

function objectsIn(data: unknown, key: string): Record<string, unknown>[] {
  const list = isJsonObject(data) ? data[key] : undefined
  return Array.isArray(list) ? list.filter(isJsonObject) : []
}

/** An entry of a listing with the name of its folder (`/` for the top level) and the path that commands use. */
export function placed(entry: Readonly<Record<string, unknown>>, {name: parent}: Folder): Record<string, unknown> {
  const name = String(entry['file_name'] ?? entry['folder_name'])
  return {...entry, parent: parent ?? ROOT, path: pathOf(name, parent)}
}

/** The path of a file or folder from the top level, which commands accept. */
function pathOf(name: string, folderName: string | undefined): string {
  return folderName === undefined ? `/${name}` : `/${folderName}/${name}`
}

export function filePath({name, folder}: ListedFile): string {
  return pathOf(name, folder.name)
}

function filesIn({files, folder}: Listing): ListedFile[] {
  return files.map(file => ({
    id: String(file['file_id']),
    name: String(file['file_name']),
    folder,
    sizeBytes: sizeIn(file),
  }))
}

/** QQ has no empty files; NapCat returns 0 if it does not know the size. */
function sizeIn(file: Readonly<Record<string, unknown>>): number | undefined {
  const size = Number(file['file_size'] ?? file['size'])
  return Number.isSafeInteger(size) && size > 0 ? size : undefined
}

/** QQ's URL of a file ends with `?fname=`. With a name there, browsers save the file under that name. */
export function namedUrl(data: unknown, name: string | undefined): unknown {
  if (name === undefined || !isJsonObject(data) || typeof data['url'] !== 'string') return data
  return {...data, url: data['url'].replace(/\?fname=$/, `?fname=${encodeURIComponent(name)}`)}
}

/** The files of one group by name, because ids are valid for one day and differ in each listing. */
export class GroupFiles {
  readonly #listings = new Map<string, Listing>()

  constructor(
    private readonly caller: Caller,
    private readonly group: string,
  ) {}

  /**
   * @param canMake whether the reader can have it made where there is none of that name
   * @throws QQError VALIDATION if the name does not exist
   */
  async folder(ref: FolderRef, canMake = false): Promise<Folder> {
    if ('id' in ref) return ref
    const found = await this.folderNamed(ref.name)
    if (found) return found
    const folders = (await this.#folders()).map(folder => folder.name)
    throw new QQError('VALIDATION', {kind: 'operations.noFolder', group: this.group, name: ref.name, folders, canMake})
  }

  async folderNamed(name: string): Promise<Folder | undefined> {
    return (await this.#folders()).find(folder => folder.name === name)
  }

  /**
   * @param from its current folder, for an id or a name without one
   * @throws QQError VALIDATION if the name does not exist, or exists more than once
   */
  async file(ref: FileRef, from?: FolderRef): Promise<FoundFile> {
    if ('id' in ref) return {id: ref.id, ...(from && {folder: await this.folder(from)})}
    const within = ref.folder ?? from
    const all = within ? await this.#filesIn(await this.folder(within)) : await this.all()
    const found = all.filter(file => file.name === ref.name)
    const [first, ...others] = found
    if (first && others.length === 0) return first
    throw first ? ambiguous(ref.name, found) : this.#missing(ref.name, within, all)
  }

  /** All files in a folder. @throws as `folder` */
  async allIn(folder: FolderRef): Promise<readonly ListedFile[]> {
    return this.#filesIn(await this.folder(folder))
  }

  async all(): Promise<readonly ListedFile[]> {
    const found: ListedFile[] = []
    for (const folder of [{id: ROOT}, ...(await this.#folders())]) found.push(...(await this.#filesIn(folder)))
    return found
  }

  /** As `file`, if the folder must be known. @throws as `file`, and as `placeOf` */
  async placedFile(ref: FileRef, from: FolderRef | undefined): Promise<FoundFile & {readonly folder: Folder}> {
    const {folder, ...found} = await this.file(ref, folderOfFile(ref, from))
    return {...found, folder: folder ?? {id: ROOT}}
  }

  /** How many files with this name a folder has now; all files if no name is given. */
  async count(folder: Folder, name: string | undefined): Promise<number> {
    const {files} = await listFolder(this.caller, lookUp, this.group, folder, ALL)
    return files.filter(file => name === undefined || file['file_name'] === name).length
  }

  async #folders(): Promise<NamedFolder[]> {
    return foldersOf(await this.#list({id: ROOT}))
  }

  async #filesIn(folder: Folder): Promise<readonly ListedFile[]> {
    return filesIn(await this.#list(folder))
  }

  async #list(folder: Folder): Promise<Listing> {
    const listing = this.#listings.get(folder.id) ?? (await listFolder(this.caller, lookUp, this.group, folder, ALL))
    this.#listings.set(folder.id, listing)
    return listing
  }

  #missing(name: string, within: FolderRef | undefined, all: readonly ListedFile[]): QQError {
    const folder = within && ('id' in within ? within.id : within.name)
    const names = all.map(file => file.name)
    const meant = nearest(name, names)
    const near = all.filter(file => file.name === meant).map(filePath)
    return new QQError('VALIDATION', {kind: 'operations.noFile', group: this.group, name, folder, near})
  }
}

function ambiguous(name: string, found: readonly ListedFile[]): QQError {
  const files = found.map(file => `${filePath(file)} (id:${file.id})`)
  return new QQError('VALIDATION', {kind: 'operations.severalFiles', count: found.length, name, files})
}
