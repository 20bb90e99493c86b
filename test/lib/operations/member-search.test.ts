import {describe, expect, it} from 'vitest'
import {MemberSearch} from '../../../src/lib/operations/member-search.js'
import {mockServer} from '../../support/server.js'
import {connect, failureOf} from '../client/fixture.js'

async function found(search: MemberSearch, url: string, only?: readonly string[]): Promise<unknown[]> {
  const rows: unknown[] = []
  for await (const {members} of search.groups(await connect(url), only)) {
    for (const {user_id, group_id} of members) rows.push([user_id, group_id])
  }
  return rows
}

const SCENARIO = {
  groups: [
    {
      group_id: 1,
      members: [
        {user_id: 10000, nickname: 'bot'},
        {user_id: 21, nickname: 'ALICE', card: '老师'},
      ],
    },
    {
      group_id: 2,
      members: [{user_id: 10000, nickname: 'bot'}, {user_id: 22, nickname: 'x', card: 'alice 2'}, {user_id: 221}],
    },
  ],
}

describe('MemberSearch', () => {
  it.each([
    [
      'a part of nickname or card, whatever the case',
      'Alice',
      false,
      [
        [21, 1],
        [22, 2],
      ],
    ],
    [
      'a part of the number',
      '22',
      false,
      [
        [22, 2],
        [221, 2],
      ],
    ],
    ['the whole name', 'alice', true, [[21, 1]]],
    ['the whole number', '22', true, [[22, 2]]],
    ['nothing', 'nobody', false, []],
  ])('finds %s', async (_what, text, exact, members) => {
    const {url} = await mockServer({scenario: SCENARIO})
    const search = new MemberSearch(text, exact)
    expect(await found(search, url)).toEqual(members)
    expect(search.failure).toBeUndefined()
  })

  it('searches the groups that are named, each once, one after the other on one connection', async () => {
    const mock = await mockServer({scenario: SCENARIO})
    expect(await found(new MemberSearch('alice', false), mock.url, ['2', '2'])).toEqual([[22, 2]])
    expect(mock.calls.map(({action, params, echo}) => [action, params, echo])).toEqual([
      ['get_group_member_list', {group_id: '2'}, '1'],
    ])
  })

  it('goes on when a group fails, and tells which and why', async () => {
    const mock = await mockServer({scenario: SCENARIO})
    const search = new MemberSearch('alice', false)
    expect(await found(search, mock.url, ['9', '1'])).toEqual([[21, 1]])
    expect(search.failure).toMatchObject({code: 'PARTIAL', outcome: 'partial'})
    expect(search.failure?.message).toContain('1 of 2 groups could not be searched: 9: get_group_member_list failed')
  })

  it('tells of the groups that it did not come to when the connection is lost', async () => {
    const mock = await mockServer({scenario: SCENARIO})
    mock.fault({kind: 'drop', action: 'get_group_member_list'})
    const search = new MemberSearch('alice', false)
    expect(await found(search, mock.url)).toEqual([])
    expect(search.failure?.message).toMatch(
      /^2 of 2 .* 1: .* was not answered: the connection was lost; 2 was not tried: the connection was lost$/,
    )
  })

  it('fails as the group does that is alone', async () => {
    const {url} = await mockServer({scenario: SCENARIO})
    const error = await failureOf(found(new MemberSearch('alice', false), url, ['9']))
    expect(error).toMatchObject({code: 'ACTION_FAILED', action: 'get_group_member_list'})
  })
})
