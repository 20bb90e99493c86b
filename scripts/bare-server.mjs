// A NapCat that can do nothing but take a file and give one, fast enough that what is measured is the client: it looks at the
// two ends of a frame and at nothing between. Usage: node bare-server.mjs SIZE CHUNK; sends its port to its parent.
import net from 'node:net'
import {acceptUpgrade, boundsOf, CLOSE, kindOf, PONG, textFrame} from './web-socket.mjs'

const [size, chunkBytes] = process.argv.slice(2).map(Number)
const HEAD = 512
const TAIL = 64

const replyText = (echo, data) =>
  JSON.stringify({status: 'ok', retcode: 0, data, message: '', wording: '', echo, stream: 'stream-action'})
const reply = (echo, data) => textFrame(replyText(echo, data))

function unmasked(bytes, {start}, from, to) {
  const part = Buffer.from(bytes.subarray(from, to))
  for (let at = 0; at < part.length; at++) part[at] ^= bytes[start - 4 + ((from - start + at) & 3)]
  return part.toString('latin1')
}

const numberIn = (text, name) => Number(new RegExp(`"${name}":(\\d+)`).exec(text)?.[1])

class Connection {
  #upload = {received: 0}

  constructor(socket) {
    this.socket = socket
  }

  take(bytes, bounds) {
    const {start, end} = bounds
    const kind = kindOf(bytes)
    if (kind === 'close') return this.socket.end(CLOSE)
    if (kind === 'ping') return this.socket.write(PONG)
    const head = unmasked(bytes, bounds, start, Math.min(end, start + HEAD))
    const echo = /"echo":"(\d+)"\}$/.exec(unmasked(bytes, bounds, Math.max(start, end - TAIL), end))?.[1]
    if (head.includes('"upload_file_stream"')) this.socket.write(reply(echo, this.#uploaded(head)))
    else void this.#send(echo)
  }

  #uploaded(head) {
    const upload = this.#upload
    if (head.includes('"total_chunks"')) {
      upload.total = numberIn(head, 'total_chunks')
      upload.size = numberIn(head, 'file_size')
      upload.sha256 = /"expected_sha256":"(\w+)"/.exec(head)?.[1]
    }
    const counts = {stream_id: 'a', received_chunks: upload.received, total_chunks: upload.total}
    if (!head.includes('"chunk_data"')) {
      const file = {file_path: '/tmp/a', file_size: upload.size, sha256: upload.sha256}
      return {type: 'response', status: 'file_complete', ...counts, ...file}
    }
    counts.received_chunks = ++upload.received
    return {type: 'stream', status: 'chunk_received', ...counts}
  }

  async #send(echo) {
    const total = Math.ceil(size / chunkBytes)
    await this.#write(reply(echo, {type: 'stream', data_type: 'file_info', file_name: 'a.bin', file_size: size}))
    let base64 = Buffer.from(Buffer.alloc(chunkBytes).toString('base64'))
    for (let index = 0; index < total; index++) {
      const bytes = Math.min(chunkBytes, size - index * chunkBytes)
      if (bytes < chunkBytes) base64 = Buffer.from(Buffer.alloc(bytes).toString('base64'))
      const packet = {index, data: '…', size: bytes, progress: 0, base64_size: base64.length}
      const [head, tail] = replyText(echo, {type: 'stream', data_type: 'file_chunk', ...packet}).split('…')
      await this.#write(textFrame(head, base64, tail))
    }
    await this.#write(
      reply(echo, {type: 'response', data_type: 'file_complete', total_chunks: total, total_bytes: size}),
    )
  }

  async #write(frame) {
    if (!this.socket.write(frame)) await new Promise(resolve => this.socket.once('drain', resolve))
  }
}

const server = net.createServer(socket => {
  const connection = new Connection(socket)
  let upgraded = false
  let parts = []
  let have = 0
  let need = 0
  socket.setNoDelay(true)
  socket.on('error', () => undefined) // the client may leave as it likes
  socket.on('data', part => {
    parts.push(part)
    have += part.length
    if (have < need) return
    let bytes = parts.length === 1 ? part : Buffer.concat(parts)
    if (!upgraded) {
      bytes = acceptUpgrade(socket, bytes)
      upgraded = true
    }
    let bounds = boundsOf(bytes)
    for (; bounds && bytes.length >= bounds.end; bounds = boundsOf(bytes)) {
      connection.take(bytes, bounds)
      bytes = bytes.subarray(bounds.end)
    }
    parts = bytes.length === 0 ? [] : [bytes]
    have = bytes.length
    need = bounds?.end ?? 0
  })
})
server.listen(0, '127.0.0.1', () => process.send(server.address().port))
