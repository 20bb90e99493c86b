import {describe, expect, it} from 'vitest'
import {lookUp, request} from '../../../src/lib/client/request.js'
import {requestFrame} from '../../../src/lib/client/request-frames.js'
import {mocked} from '../mock/fixture.js'
import {connect, failureOf} from './fixture.js'
import {callServer, okReply, readCall, webSocketServer} from './servers.js'

describe('a request frame', () => {
  it('holds action, params and echo, and integers of any size', () => {
    expect(requestFrame({action: 'get_msg', params: {message_id: 12345678901234567890n}}, '7')).toBe(
      '{"action":"get_msg","params":{"message_id":12345678901234567890},"echo":"7"}',
    )
  })

  it('goes over the wire as it is, with an echo of its own for each call', async () => {
    const frames: string[] = []
    const {url} = await webSocketServer(socket => {
      socket.on('message', (data: Buffer) => {
        frames.push(data.toString())
        socket.send(okReply(readCall(data).echo))
      })
    })
    const client = await connect(url)
    await client.call(request('get_msg', {message_id: '123'}))
    await client.call(lookUp('get_status', {}))
    expect(frames).toEqual([
      requestFrame(request('get_msg', {message_id: '123'}), '1'),
      requestFrame(request('get_status', {}), '2'),
    ])
  })
})

describe('replies', () => {
  it('find their calls by the echo, whatever their order', async () => {
    const echoes: string[] = []
    const {url} = await callServer(({echo}, socket) => {
      echoes.push(echo)
      if (echoes.length < 5) return
      for (const waiting of [4, 0, 3, 1, 2].map(index => echoes[index]!))
        socket.send(okReply(waiting, `for ${waiting}`))
    })
    const client = await connect(url)
    const settled: string[] = []
    const replies = await Promise.all(
      [1, 2, 3, 4, 5].map(async number => {
        const {data} = await client.call({action: 'get_msg', params: {message_id: String(number)}})
        settled.push(String(data))
        return data
      }),
    )
    expect(replies).toEqual(['for 1', 'for 2', 'for 3', 'for 4', 'for 5'])
    expect(settled).toEqual(['for 5', 'for 1', 'for 4', 'for 2', 'for 3'])
  })

  it('of a slow call do not hold up those of a quick one', async () => {
    const mock = await mocked()
    mock.fault({action: 'get_status', kind: 'delay', ms: 30})
    const client = await connect(mock.url)
    const order: string[] = []
    await Promise.all(
      (['get_status', 'get_login_info'] as const).map(async action => {
        order.push((await client.call(request(action, {}))).action)
      }),
    )
    expect(order).toEqual(['get_login_info', 'get_status'])
  })

  it('bring their data, their frame and whether they are one of several', async () => {
    const text = '{"status":"ok", "retcode":0, "data":{"a":[1]}, "echo":"1", "stream":"normal-action"}'
    const {url} = await callServer((_call, socket) => socket.send(text))
    const reply = await (await connect(url)).call({action: 'get_msg', params: {}})
    expect(reply).toEqual({action: 'get_msg', data: {a: [1]}, raw: Buffer.from(text), stream: 'normal-action'})
  })

  it.each([
    ['without data', '{"status":"ok","retcode":0,"message":"","wording":"","echo":"1","stream":"normal-action"}'],
    ['with null data', '{"status":"ok","retcode":0,"data":null,"message":"","wording":"","echo":"1"}'],
  ])('%s are null, and a success', async (_what, text) => {
    const {url} = await callServer((_call, socket) => socket.send(text))
    expect(await (await connect(url)).call({action: 'get_guild_list', params: {}})).toMatchObject({data: null})
  })

  it('keep integers beyond 2^53', async () => {
    const {url} = await callServer(({echo}, socket) => {
      socket.send(`{"status":"ok","retcode":0,"data":{"id":12345678901234567890,"small":7},"echo":"${echo}"}`)
    })
    const {data} = await (await connect(url)).call({action: 'get_msg', params: {}})
    expect(data).toEqual({id: 12345678901234567890n, small: 7})
  })

  it('may come in binary frames', async () => {
    const {url} = await callServer(({echo}, socket) => socket.send(Buffer.from(okReply(echo, '二进制'))))
    expect((await (await connect(url)).call(request('get_status', {}))).data).toBe('二进制')
  })

  it('have no limit of size: beyond the 100 MiB that ws would allow', async () => {
    const sizeBytes = 101 * 1024 * 1024
    const {url} = await callServer(({echo}, socket) => {
      const head = `{"status":"ok","retcode":0,"echo":"${echo}","data":"`
      socket.send(Buffer.concat([Buffer.from(head), Buffer.alloc(sizeBytes, 'A'), Buffer.from('"}')]), {binary: false})
    })
    const {data} = await (await connect(url)).call({action: 'get_file', params: {file: 'a'}})
    expect((data as string).length).toBe(sizeBytes)
  })
})

describe('frames that answer nothing', () => {
  const NOISE: readonly (readonly [string, string | Buffer])[] = [
    ['broken JSON', '{"status":"ok","retc'],
    ['an empty frame', ''],
    ['a JSON number', '42'],
    ['a JSON string', '"hello"'],
    ['null', 'null'],
    ['an array', '[{"retcode":0,"echo":"1"}]'],
    ['an empty object', '{}'],
    ['a reply with an unknown echo', okReply('nobody-sent-this')],
    ['a reply with an echo that is a number', '{"status":"ok","retcode":0,"data":"wrong","echo":1}'],
    ['a reply without an echo', '{"status":"ok","retcode":0,"data":"wrong"}'],
    ['a reply with an empty echo', '{"status":"ok","retcode":0,"data":"wrong","echo":""}'],
    ['a reply to a frame that could not be parsed', '{"status":"failed","retcode":1400,"data":null,"echo":null}'],
    ['an echo without a retcode', '{"status":"ok","data":"wrong","echo":"1"}'],
    ['a retcode that is text', '{"status":"ok","retcode":"0","data":"wrong","echo":"1"}'],
    ['an event', '{"post_type":"meta_event","meta_event_type":"heartbeat","status":{"online":true}}'],
    ['an event whose message looks like a reply', '{"post_type":"message","message":"x","status":"ok","echo":"1"}'],
    ['binary junk', Buffer.from([0, 255, 254, 1])],
    ['an empty binary frame', Buffer.alloc(0)],
  ]

  it.each(NOISE)('such as %s do not break a call', async (_what, frame) => {
    const {url} = await callServer(({echo}, socket) => {
      socket.send(frame)
      socket.send(okReply(echo, 'right'))
    })
    const client = await connect(url)
    expect((await client.call(request('get_status', {}))).data).toBe('right')
    expect((await client.call(request('get_status', {}))).data).toBe('right')
  })

  it('may come a second time for a call that was answered', async () => {
    const {url} = await callServer(({echo}, socket) => {
      socket.send(okReply(echo, 'first'))
      socket.send(okReply(echo, 'second'))
    })
    const client = await connect(url)
    expect((await client.call(request('get_status', {}))).data).toBe('first')
    expect((await client.call(request('get_status', {}))).data).toBe('first')
  })

  it('of the mock are survived', async () => {
    const mock = await mocked()
    mock.fault({kind: 'garbage'})
    const client = await connect(mock.url)
    expect((await client.call(request('get_login_info', {}))).data).toMatchObject({user_id: 10_000})
  })

  it('that break the WebSocket protocol end the connection', async () => {
    const {url} = await webSocketServer(socket => {
      socket.on('message', () => socket.send(Buffer.from([0xc3, 0x28]), {binary: false})) // no UTF-8
    })
    const client = await connect(url)
    expect(await failureOf(client.call(request('get_status', {})))).toMatchObject({code: 'TIMEOUT', outcome: 'none'})
    expect(client.closed).toBe(true)
  })
})

describe('the trace', () => {
  it('shows that a call is forgotten when it has its answer', async () => {
    const trace: string[] = []
    const {url} = await callServer(({echo}, socket) => {
      if (echo !== '1') socket.send(okReply('1', 'again'))
      socket.send(okReply(echo))
    })
    const client = await connect(url, {trace: line => trace.push(line)})
    await client.call(request('get_status', {}))
    await client.call(request('get_status', {}))
    expect(trace).toContain('< a reply that nobody waits for, ignored')
  })

  it('tells every frame of both directions', async () => {
    const trace: string[] = []
    const {url} = await callServer(({echo}, socket) => {
      socket.send('junk')
      socket.send('{"a":1}')
      socket.send(okReply('stray'))
      socket.send(okReply(echo, 1))
    })
    const client = await connect(url, {token: 'S3cret', trace: line => trace.push(line)})
    await client.call(request('get_status', {}))
    expect(trace).toEqual([
      '> {"action":"get_status","params":{},"echo":"1"}',
      '< a frame that is no JSON object, ignored',
      '< a frame that is neither reply nor event, ignored',
      '< a reply that nobody waits for, ignored',
      `< ${okReply('1', 1)}`,
    ])
  })

  it('leaves out secrets, and most of a long frame', async () => {
    const trace: string[] = []
    const {url} = await callServer(({action, echo}, socket) => {
      socket.send(okReply(echo, action === 'get_cookies' ? {cookies: 'p_skey=TOP'} : 'x'.repeat(5000)))
    })
    const client = await connect(url, {trace: line => trace.push(line)})
    await client.call(request('get_cookies', {domain: 'qun.qq.com'}))
    await client.call({action: 'get_file', params: {}})
    const answers = trace.filter(line => line.startsWith('<'))
    expect(answers[0]).toBe('< (secret)')
    expect(answers[1]).toMatch(/^< .{4000}… \(\d+ characters\)$/)
  })
})
