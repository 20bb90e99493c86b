import {describe, expect, it} from 'vitest'
import {EVENT_KINDS, eventKind} from '../../../src/lib/protocol/events.js'
import {type MockOptions, type Mock} from '../../../src/lib/mock/mock.js'
import {type Frame, TestClient} from './client.js'
import {connected} from './fixture.js'

interface Heard {
  readonly mock: Mock
  readonly client: TestClient
  readonly listener: TestClient
  /** What was heard besides the greeting, once all that was sent before has come. */
  readonly heard: () => Promise<Frame[]>
}

async function listening(options: MockOptions = {}): Promise<Heard> {
  const {mock, client} = await connected(options)
  const listener = await TestClient.connect(mock.url)
  const heard = async (): Promise<Frame[]> => {
    await listener.settle()
    return listener.frames.filter(frame => typeof frame.post_type === 'string').slice(1)
  }
  return {mock, client, listener, heard}
}

describe('mock.emit with a kind', () => {
  it.each(Object.keys(EVENT_KINDS))('has a sample of %s', async kind => {
    const {client, heard} = await listening()
    const sent = await client.data('mock.emit', {kind})
    const frames = await heard()
    expect(frames).toEqual([sent])
    const made = eventKind(frames[0] ?? {})
    expect(made === kind || made.startsWith(`${kind}.`)).toBe(true)
    expect(sent).toMatchObject({self_id: 10_000})
    expect(sent).not.toHaveProperty('kind')
  })

  it('puts the given fields in place of its own, as numbers and booleans where NapCat has those', async () => {
    const {client} = await connected()
    const like = await client.data('mock.emit', {
      kind: 'notice.group_msg_emoji_like',
      group_id: '234567',
      user_id: '7',
      is_add: 'false',
    })
    expect(like).toMatchObject({group_id: 234_567, user_id: 7, is_add: false})
    const request = await client.data('mock.emit', {kind: 'request.group.add', flag: '0012', comment: '42'})
    expect(request).toMatchObject({flag: '0012', comment: '42'})
  })

  it('takes the first of the kinds below a name', async () => {
    const {client} = await connected()
    const event = await client.data('mock.emit', {kind: 'notice.group_increase'})
    expect(event).toMatchObject({notice_type: 'group_increase', sub_type: 'approve'})
  })

  it('lets a message be fetched, with the words that were given', async () => {
    const {client} = await connected()
    const event = await client.data('mock.emit', {
      kind: 'message.group.normal',
      group_id: '123456',
      from: '10003',
      text: '几点? 🐧',
    })
    expect(event).toMatchObject({user_id: 10_003, raw_message: '几点? 🐧', sender: {nickname: 'Alice'}})
    expect(event).not.toHaveProperty('text')
    const {message_id} = event
    expect(await client.data('get_msg', {message_id})).toMatchObject({raw_message: '几点? 🐧'})
  })

  it('makes a private poke when it is told who sends it', async () => {
    const {client} = await connected()
    const poke = await client.data('mock.emit', {kind: 'notice.notify.poke', sender_id: '10002', user_id: '10002'})
    expect(poke).toMatchObject({user_id: 10_002, sender_id: 10_002, target_id: 10_000})
    expect(poke).not.toHaveProperty('group_id')
    expect(poke.raw_info).toContainEqual({txt: '戳了戳', type: 'nor'})
  })

  it('logs the account out with bot_offline, and says so in heartbeats', async () => {
    const {client} = await connected()
    await client.data('mock.emit', {kind: 'notice.bot_offline'})
    expect(await client.data('mock.emit', {kind: 'meta_event.heartbeat'})).toMatchObject({status: {online: false}})
  })

  it('logs the account in again with a heartbeat that says so, and by a restart', async () => {
    const {client, mock} = await connected()
    await client.data('mock.emit', {kind: 'notice.bot_offline'})
    await client.data('mock.emit', {kind: 'meta_event.heartbeat', status: {online: true, good: true}})
    expect(await client.data('get_status', {})).toMatchObject({online: true})
    await client.data('mock.emit', {kind: 'notice.bot_offline'})
    expect(await client.data('get_status', {})).toMatchObject({online: false})
    await client.call('set_restart', {})
    const again = await TestClient.connect(mock.url)
    expect(await again.data('get_status', {})).toMatchObject({online: true})
  })

  it('makes requests that can be answered', async () => {
    const {client, heard} = await listening()
    const {flag} = await client.data('mock.emit', {kind: 'request.group.add', user_id: 40_009})
    await client.data('set_group_add_request', {flag, approve: true})
    expect((await heard())[1]).toMatchObject({notice_type: 'group_increase', sub_type: 'approve', user_id: 40_009})
  })

  it.each([
    [{kind: 'notice.honor'}, 'there is no event notice.honor'],
    [{kind: 'notice.group_ban.ban', sub_type: 'lift_ban'}, 'make it notice.group_ban.lift_ban'],
    [{kind: 'message.private.group', user_id: 10_001}, 'make it message.private.friend'],
  ])('refuses %j and sends nothing', async (params, message) => {
    const {client, heard} = await listening()
    const reply = await client.call('mock.emit', params)
    expect(reply).toMatchObject({status: 'failed', retcode: 1400})
    expect(reply.message).toContain(message)
    expect(await heard()).toEqual([])
  })
})

describe('what is done has its events', () => {
  it('an upload to a group is a message, and a notice', async () => {
    const {client, heard} = await listening({reportSelf: true})
    const file = {group_id: 123_456, name: '周报.txt', file: `base64://${Buffer.from('你好').toString('base64')}`}
    const {file_id} = await client.data('upload_group_file', file)
    const [message, notice] = await heard()
    expect(message).toMatchObject({
      post_type: 'message_sent',
      message: [{type: 'file', data: {file: '周报.txt', file_id, file_size: '6'}}],
    })
    expect(notice).toMatchObject({
      notice_type: 'group_upload',
      user_id: 10_000,
      file: {id: file_id, name: '周报.txt', size: 6},
    })
    expect(await client.data('get_group_file_url', {group_id: 123_456, file_id})).toHaveProperty('url')
  })

  it('an upload to a friend is a message', async () => {
    const {client, heard} = await listening({reportSelf: true})
    await client.data('upload_private_file', {user_id: 10_001, name: 'a.txt', file: 'base64://aGk='})
    expect(await heard()).toMatchObject([{post_type: 'message_sent', user_id: 10_000, target_id: 10_001}])
  })

  it('a new card is told when the member speaks, once', async () => {
    const {mock, client, heard} = await listening()
    await client.data('set_group_card', {group_id: 123_456, user_id: 10_001, card: '后端-小明'})
    expect(await heard()).toEqual([])
    mock.say({group_id: 123_456, from: 10_002, text: '早'})
    mock.say({group_id: 123_456, from: 10_001, text: '早'})
    mock.say({group_id: 123_456, from: 10_001, text: '!'})
    const kinds = (await heard()).map(event => eventKind(event))
    const said = 'message.group.normal'
    expect(kinds).toEqual([said, said, 'notice.group_card', said])
    expect((await heard())[2]).toMatchObject({user_id: 10_001, card_new: '后端-小明', card_old: '前端-小明'})
  })

  it("the bot's own new card is told with its next message", async () => {
    const {client, heard} = await listening()
    await client.data('set_group_card', {group_id: 123_456, user_id: 10_000, card: 'bot'})
    await client.data('send_group_msg', {group_id: 123_456, message: 'hi'})
    expect(await heard()).toMatchObject([{notice_type: 'group_card', user_id: 10_000, card_new: 'bot'}])
  })
})

describe('a server in trouble', () => {
  it('falls silent for those who are connected, and answers calls and pings', async () => {
    const {mock, client, listener} = await listening()
    await client.data('mock.silence')
    mock.emit({post_type: 'notice', notice_type: 'friend_add', user_id: 1})
    const later = await TestClient.connect(mock.url)
    mock.emit({post_type: 'notice', notice_type: 'friend_add', user_id: 2})
    await later.frame(frame => frame.user_id === 2)
    const pong = new Promise(resolve => listener.socket.once('pong', resolve))
    listener.socket.ping()
    await pong
    await listener.settle()
    expect(listener.frames.filter(frame => frame.post_type === 'notice')).toEqual([])
  })

  it('is deaf as well when told so, and comes back', async () => {
    const {mock, listener} = await listening()
    const ponged = new Promise(resolve => listener.socket.once('pong', () => resolve('a pong')))
    mock.silence({deaf: true})
    mock.emit({post_type: 'notice', notice_type: 'friend_add', user_id: 1})
    listener.socket.ping()
    const later = await TestClient.connect(mock.url)
    expect(await Promise.race([ponged, later.settle()])).toBeUndefined()
    mock.silence({deaf: true, ms: 1})
    await ponged
    mock.emit({post_type: 'notice', notice_type: 'friend_add', user_id: 2})
    const notice = await listener.frame(frame => frame.post_type === 'notice')
    expect(notice).toMatchObject({user_id: 2})
  })

  it('goes away and comes back on the same port', async () => {
    const {mock, client, listener} = await listening()
    await client.data('mock.restart', {ms: '3600000'})
    expect(await listener.closed).toBe(1006)
    await expect(TestClient.connect(mock.url)).rejects.toThrow('ECONNREFUSED')
    await mock.restart(1)
    const again = await TestClient.connect(mock.url)
    await again.settle()
  })

  it('ends while it is away', async () => {
    const {mock} = await listening()
    const restarted = mock.restart(3_600_000)
    await mock.close()
    await restarted
  })
})
