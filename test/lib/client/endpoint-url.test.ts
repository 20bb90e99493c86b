import {describe, expect, it} from 'vitest'
import {endpointUrl, needsNoMask} from '../../../src/lib/client/options.js'

describe('endpointUrl', () => {
  it.each([
    ['ws://h:3001', 'ws://h:3001/api', 'ws://h:3001/'],
    ['ws://h:3001/', 'ws://h:3001/api', 'ws://h:3001/'],
    ['ws://h:3001//', 'ws://h:3001/api', 'ws://h:3001/'],
    ['ws://h:3001/api', 'ws://h:3001/api', 'ws://h:3001/'],
    ['ws://h:3001//api//', 'ws://h:3001/api', 'ws://h:3001/'],
    ['ws://h:3001/event', 'ws://h:3001/api', 'ws://h:3001/'],
    ['ws://h:3001/event/', 'ws://h:3001/api', 'ws://h:3001/'],
    ['ws://h:3001/apiary', 'ws://h:3001/apiary/api', 'ws://h:3001/apiary/'],
    ['ws://h:3001/my-api', 'ws://h:3001/my-api/api', 'ws://h:3001/my-api/'],
    ['ws://h:3001/API', 'ws://h:3001/API/api', 'ws://h:3001/API/'],
    ['wss://h/napcat', 'wss://h/napcat/api', 'wss://h/napcat/'],
    ['wss://h/napcat/', 'wss://h/napcat/api', 'wss://h/napcat/'],
    ['wss://h//napcat///one//', 'wss://h/napcat/one/api', 'wss://h/napcat/one/'],
    ['wss://h/napcat/api/', 'wss://h/napcat/api', 'wss://h/napcat/'],
    ['wss://h/napcat/event', 'wss://h/napcat/api', 'wss://h/napcat/'],
    ['ws://h/?bot=1&x=%20', 'ws://h/api?bot=1&x=%20', 'ws://h/?bot=1&x=%20'],
    ['ws://h/n//api?path=a//b', 'ws://h/n/api?path=a//b', 'ws://h/n/?path=a//b'],
    ['ws://[::1]:3001', 'ws://[::1]:3001/api', 'ws://[::1]:3001/'],
  ])('makes of %s the paths for calls and for events', (url, api, event) => {
    expect(endpointUrl(url, 'api')).toBe(api)
    expect(endpointUrl(url, 'event')).toBe(event)
  })
})

describe('a mask', () => {
  it.each([
    ['ws://127.0.0.1:3001', undefined, true],
    ['ws://127.1.2.3', undefined, true],
    ['ws://[::1]:3001', undefined, true],
    ['ws://localhost:3001', undefined, true],
    ['ws://127.0.0.1:3001', 'http://proxy', false],
    ['ws://192.168.1.2', undefined, false],
    ['ws://127.0.0.1.example.com', undefined, false],
    ['ws://localhost.example.com', undefined, false],
    ['wss://example.com', undefined, true],
    ['wss://example.com', 'http://proxy', true],
  ])('to %s by way of %s is needless: %s', (url, proxy, needless) => {
    expect(needsNoMask({url, proxy})).toBe(needless)
  })
})
