import {type HandlerTable} from '../handler.js'
import {textOf} from '../wire-values.js'
import {perWorld, type World} from '../world.js'

/** A note; QQ also collects pictures, links, files and places, with a summary of another kind. */
interface Note {
  readonly cid: string
  readonly timeMs: number
  readonly brief: string
}

/** QQ's numbers of a text note. */
const NOTE_TYPE = 8
const NOTE_CATEGORY = 1

/** The newest first. */
const notesOf = perWorld((): Note[] => [{cid: 'c_000001', timeMs: Date.now() - 86_400_000, brief: '记得给企鹅喂鱼'}])

function item({self}: World, {cid, timeMs, brief}: Note): unknown {
  return {
    cid,
    type: NOTE_TYPE,
    status: 1,
    author: {type: 1, numId: String(self.user_id), strId: self.nickname, groupId: '0', groupName: '', uid: ''},
    bid: 1,
    category: NOTE_CATEGORY,
    createTime: String(timeMs),
    collectTime: String(timeMs),
    modifyTime: String(timeMs),
    sequence: String(timeMs),
    shareUrl: '',
    customGroupId: 0,
    securityBeat: false,
    summary: {
      textSummary: null,
      linkSummary: null,
      richMediaSummary: {title: '', subTitle: '', brief, picList: [], contentType: 1, originalUri: '', publisher: ''},
    },
  }
}

export const COLLECTIONS: HandlerTable = {
  create_collection: (params, {world}) => {
    const notes = notesOf(world)
    const cid = `c_${String(notes.length + 1).padStart(6, '0')}`
    notes.unshift({cid, timeMs: Date.now(), brief: textOf(params['brief'])})
    return {result: 0, errMsg: ''}
  },
  get_collection_list: (params, {world}) => {
    const {category} = params
    const notes = category === '0' || category === String(NOTE_CATEGORY) ? notesOf(world) : []
    const shown = notes.slice(0, Number(params['count']))
    return {
      result: 0,
      errMsg: '',
      collectionSearchList: {
        collectionItemList: shown.map(note => item(world, note)),
        hasMore: shown.length < notes.length,
        bottomTimeStamp: String(shown.at(-1)?.timeMs ?? 0),
      },
    }
  },
}
