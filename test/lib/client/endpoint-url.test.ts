import {describe, expect, it} from 'vitest'
import {endpointUrl} from '../../../src/lib/client/options.js'

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
