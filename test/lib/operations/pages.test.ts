import {describe, expect, it} from 'vitest'
import {type Reply} from '../../../src/lib/client/read-reply.js'
import {fetchPages, nextAlbums, nextMedia} from '../../../src/lib/operations/pages.js'

/** Answers with these pages by their cursors, and keeps the cursors. */
function paged(pages: Readonly<Record<string, unknown>>): {
  fetch: (cursor: string | undefined) => Promise<Reply>
  asked: (string | undefined)[]
} {
  const asked: (string | undefined)[] = []
  const fetch = async (cursor: string | undefined): Promise<Reply> => {
    asked.push(cursor)
    const data = pages[cursor ?? '']
    return Promise.resolve({action: '', data, raw: Buffer.alloc(0), stream: 'normal-action'})
  }
  return {fetch, asked}
}

const ALBUMS = {
  '': {album_list: [1], attach_info: 'p2', has_more: true},
  p2: {album_list: [2], attach_info: 'p3', has_more: true},
  p3: {album_list: [3], attach_info: 'p4', has_more: false},
}

describe('fetchPages', () => {
  it('takes one page, and tells where the next begins', async () => {
    const {fetch, asked} = paged(ALBUMS)
    expect((await fetchPages(fetch, nextAlbums, {})).next).toBe('p2')
    expect((await fetchPages(fetch, nextAlbums, {cursor: 'p3'})).next).toBeUndefined()
    expect(asked).toEqual([undefined, 'p3'])
  })

  it('takes all, from the cursor on', async () => {
    const {fetch, asked} = paged(ALBUMS)
    const {replies, next} = await fetchPages(fetch, nextAlbums, {all: true})
    expect([replies.length, next]).toEqual([3, undefined])
    await fetchPages(fetch, nextAlbums, {all: true, cursor: 'p2'})
    expect(asked).toEqual([undefined, 'p2', 'p3', 'p2', 'p3'])
  })

  it('ends where the place of the next page is one that it was at', async () => {
    const {fetch, asked} = paged({'': {next_attach_info: 'x'}, x: {next_attach_info: 'x'}})
    await fetchPages(fetch, nextMedia, {all: true})
    expect(asked).toEqual([undefined, 'x'])
  })
})

it.each([
  [{next_attach_info: 'n', attach_info: 'a'}, 'n'],
  [{attach_info: 'a'}, 'a'],
  [{next_attach_info: ''}, undefined],
  [null, undefined],
])('goes on in an album as %j says', (data, next) => {
  expect(nextMedia(data)).toBe(next)
})
