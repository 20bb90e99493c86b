import {describe, expect, it} from 'vitest'
import {rowsAt} from '../../../src/lib/output/row-path.js'

describe('rowsAt', () => {
  it('finds the elements of a wrapped array', () => {
    expect(rowsAt({messages: [{a: 1}, {a: 2}]}, 'messages[]')).toEqual([{a: 1}, {a: 2}])
    expect(rowsAt({voteInfo: {total: 1, userInfos: [{uin: 1}]}}, 'voteInfo.userInfos[]')).toEqual([{uin: 1}])
    expect(rowsAt({words: ['a', 'b']}, 'words[]')).toEqual(['a', 'b'])
    expect(rowsAt([1, 2], '[]')).toEqual([1, 2])
  })

  it('takes a path without brackets as one row', () => {
    expect(rowsAt({fileSet: {id: 1}}, 'fileSet')).toEqual([{id: 1}])
  })

  it('merges lists, and says of each row which list it is from', () => {
    expect(rowsAt({files: [{id: 'a'}], folders: [{id: 'b'}]}, 'files[]+folders[]')).toEqual([
      {kind: 'file', id: 'a'},
      {kind: 'folder', id: 'b'},
    ])
    const requests = {invited_requests: [{id: 1}], join_requests: [{id: 2}]}
    expect(rowsAt(requests, 'invited_requests[]+join_requests[]')).toEqual([
      {kind: 'invited', id: 1},
      {kind: 'join', id: 2},
    ])
  })

  it('gives no kind to the rows of a single list', () => {
    expect(rowsAt({files: [{id: 'a'}]}, 'files[]')).toEqual([{id: 'a'}])
  })

  it('merges the scalars of outer elements into their rows, whose own keys win', () => {
    const data = [
      {type: 'man', name: 'outer', tags: [], characters: [{name: 'x'}, {name: 'y'}]},
      {type: 'woman', characters: [{id: 3}]},
      {type: 'none'},
    ]
    expect(rowsAt(data, '[].characters[]')).toEqual([
      {type: 'man', name: 'x'},
      {type: 'man', name: 'y'},
      {type: 'woman', id: 3},
    ])
    expect(rowsAt({fileLists: [{parent: 1, fileList: [{name: 'f'}]}]}, 'fileLists[].fileList[]')).toEqual([
      {parent: 1, name: 'f'},
    ])
  })

  it('collects every list that a wildcard names', () => {
    const data = {
      group_id: 1,
      current_talkative: {},
      talkative_list: [{user_id: 1}],
      legend_list: [{user_id: 2}],
      x_list: null,
    }
    expect(rowsAt(data, '*_list[]')).toEqual([
      {honor: 'talkative', user_id: 1},
      {honor: 'legend', user_id: 2},
    ])
  })

  it.each([null, undefined, 'text', 5, [], {}, {files: null}, {files: {a: 1}}, [null]])('finds nothing in %j', data => {
    expect(rowsAt(data, 'files[]+folders[]')).toEqual([])
    expect(rowsAt(data, 'a.b[]')).toEqual([])
    expect(rowsAt(data, '[].characters[]')).toEqual([])
    expect(rowsAt(data, '*_list[]')).toEqual([])
    expect(rowsAt(data, 'toString')).toEqual([])
  })
})
