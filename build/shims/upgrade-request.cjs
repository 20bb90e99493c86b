// What the client of ws wants of node:http: one GET that is answered by an upgrade. node:http, with its agents, its parser and
// its classes for messages, would be an eighth of what a call costs above Node itself. ws still checks the answer.
const EventEmitter = require('events')

/** As in node:http. */
const MAX_HEAD_BYTES = 16 * 1024

class UpgradeRequest extends EventEmitter {
  constructor(options) {
    super()
    this.head = headOf(options)
    this.received = Buffer.alloc(0)
    this.socket = options.createConnection(options)
    this.hears = {
      data: data => this.#read(data),
      error: error => this.#fail(error),
      close: () => this.#fail(failure('ECONNRESET', 'socket hang up')),
    }
    for (const [event, listener] of Object.entries(this.hears)) this.socket.on(event, listener)
  }

  end() {
    this.socket.write(this.head, 'latin1')
  }

  abort() {
    this.#letGo()
    this.socket.on('error', () => undefined)
    this.socket.destroy()
  }

  /** By this method ws tells a request from a socket. */
  setHeader() {
    throw new Error('the head was made with the request')
  }

  #read(data) {
    this.received = Buffer.concat([this.received, data])
    const end = this.received.indexOf('\r\n\r\n')
    const text = this.received.toString('latin1', 0, end === -1 ? MAX_HEAD_BYTES : end)
    if (!'HTTP/'.startsWith(text.slice(0, 5)))
      return this.#fail(failure('HPE_INVALID_CONSTANT', 'Parse Error: Expected HTTP/'))
    if (end === -1) {
      if (this.received.length > MAX_HEAD_BYTES)
        this.#fail(failure('HPE_HEADER_OVERFLOW', 'Parse Error: Header overflow'))
      return
    }
    this.#letGo()
    const [first, ...lines] = text.split('\r\n')
    const response = {statusCode: Number(first.split(' ')[1]), headers: headersOf(lines)}
    if (response.statusCode !== 101) return this.emit('response', response)
    this.socket.readableFlowing = null // as if nobody had read from it, so that whoever listens next gets all
    this.emit('upgrade', response, this.socket, this.received.subarray(end + 4))
  }

  #fail(error) {
    this.abort()
    this.emit('error', error)
  }

  #letGo() {
    for (const [event, listener] of Object.entries(this.hears)) this.socket.off(event, listener)
  }
}

function headOf({host, port, defaultPort, path, headers}) {
  const name = host.includes(':') ? `[${host}]` : host
  const lines = Object.entries({Host: Number(port) === defaultPort ? name : `${name}:${port}`, ...headers})
  return `GET ${path} HTTP/1.1\r\n${lines.map(([field, value]) => `${field}: ${value}\r\n`).join('')}\r\n`
}

function headersOf(lines) {
  const headers = {}
  for (const line of lines) {
    const [, name, value] = /^([^:]+):[ \t]*(.*?)[ \t]*$/.exec(line) ?? []
    if (name !== undefined) headers[name.toLowerCase()] ??= value
  }
  return headers
}

function failure(code, message) {
  return Object.assign(new Error(message), {code})
}

module.exports = {
  request: options =>
    // a proxy, and a user in the URL, are for the real one
    options.agent || options.auth || options.socketPath
      ? require('node:http').request(options)
      : new UpgradeRequest(options),
}
