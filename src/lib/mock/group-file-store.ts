import {randomUUID} from 'node:crypto'
import {type Group, type Member} from './people.js'
import {nowSeconds} from './wire-values.js'

const DAY_S = 86_400

/** The content of a file without uploaded bytes. */
const FILLING = 'NapCat mock file: 你好，企鹅 🐧\n'

export const ROOT_FOLDER = '/'

type Somebody = Pick<Member, 'user_id' | 'nickname'>

export interface GroupFile {
  /** QQ's own id, which only some actions take. */
  readonly uuid: string
  name: string
  /** The id of its folder, or `/`. */
  folder: string
  readonly size: number
  readonly bytes: Buffer
  readonly uploader: Somebody
  /** Seconds since the epoch, as the other times. */
  readonly uploadTime: number
  modifyTime: number
  /** When a temporary file expires; 0 for a permanent file. */
  deadTime: number
}

export interface GroupFolder {
  readonly id: string
  readonly name: string
  readonly creator: Somebody
  readonly createTime: number
}

export type NewFile = Pick<GroupFile, 'name' | 'folder' | 'size' | 'uploader'> & {
  readonly bytes?: Buffer | undefined
  readonly daysAgo?: number
  readonly deadTime?: number
}

/** The files of one group. Every listing makes new handles, which most actions need as ids. */
export class GroupFileStore {
  readonly files = new Map<string, GroupFile>()
  readonly folders = new Map<string, GroupFolder>()
  readonly #handles = new Map<string, GroupFile>()

  /** Adds the initial files of every group. */
  constructor(owner: Somebody, self: Somebody) {
    const docs = this.addFolder('资料', self, '/f0c1d2e3-0000-4000-8000-000000000001', 60)
    const add = (name: string, size: number, daysAgo: number, more: Partial<NewFile> = {}): void =>
      void this.add({name, size, daysAgo, uploader: owner, folder: ROOT_FOLDER, ...more})
    add('新人必读.pdf', 1_048_576, 30)
    add('mock-server.zip', 2_097_152, 7, {deadTime: nowSeconds() + 7 * DAY_S})
    add('🐧 企鹅.png', 20_480, 1)
    add('API 说明.md', 189_235, 14, {folder: docs.id})
  }

  add({daysAgo = 0, deadTime = 0, ...file}: NewFile): GroupFile {
    const time = nowSeconds() - daysAgo * DAY_S
    const bytes = file.bytes ?? Buffer.alloc(file.size, FILLING)
    const added = {...file, bytes, uuid: `/${randomUUID()}`, uploadTime: time, modifyTime: time, deadTime}
    this.files.set(added.uuid, added)
    return added
  }

  addFolder(name: string, creator: Somebody, id = `/${randomUUID()}`, daysAgo = 0): GroupFolder {
    const folder = {id, name, creator, createTime: nowSeconds() - daysAgo * DAY_S}
    this.folders.set(id, folder)
    return folder
  }

  in(folder: string): GroupFile[] {
    return [...this.files.values()].filter(file => file.folder === folder)
  }

  mint(file: GroupFile): string {
    const handle = randomUUID().replaceAll('-', '')
    this.#handles.set(handle, file)
    return handle
  }

  /** The file behind a handle, as long as it is there. */
  byHandle(handle: string): GroupFile | undefined {
    const file = this.#handles.get(handle)
    return file && this.files.get(file.uuid)
  }
}

const STORES = new WeakMap<Group, GroupFileStore>()

export function filesOf(group: Group, self: Somebody): GroupFileStore {
  const known = STORES.get(group)
  if (known !== undefined) return known
  const [owner = self] = group.members.values()
  const fresh = new GroupFileStore(owner, self)
  STORES.set(group, fresh)
  return fresh
}
