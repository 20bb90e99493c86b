// A NapCat that can do nothing but take a file and give one, fast enough that what is measured is the client: it looks at the
// two ends of a frame and at nothing between. Usage: node bare-server.mjs SIZE CHUNK; sends its port to its parent.
import {createHash} from 'node:crypto'
import net from 'node:net'

const [size, chunkBytes] = process.argv.slice(2).map(Number)
const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11'
const HEAD = 512
const TAIL = 64

function textFrame(...parts) {
  const payload = Buffer.concat(parts.map(part => (typeof part === 'string' ? Buffer.from(part) : part)))
  const header = payload.length < 126 ? Buffer.alloc(2) : payload.length < 65_536 ? Buffer.alloc(4) : Buffer.alloc(10)
  header[0] = 0x81
  header[1] = header.length === 2 ? payload.length : header.length === 4 ? 126 : 127
  if (header.length === 4) header.writeUInt16BE(payload.length, 2)
  if (header.length === 10) header.writeBigUInt64BE(BigInt(payload.length), 2)
  return Buffer.concat([header, payload])
}

const replyText = (echo, data) =>
  JSON.stringify({status: 'ok', retcode: 0, data, message: '', wording: '', echo, stream: 'stream-action'})
const reply = (echo, data) => textFrame(replyText(echo, data))

/** Where the payload of the frame at the front begins and ends; undefined while not even that is there. */
function boundsOf(bytes) {
  if (bytes.length < 2) return undefined
  const short = bytes[1] & 127
  const start = (short < 126 ? 2 : short === 126 ? 4 : 10) + 4
  if (bytes.length < start) return undefined
  const length = short < 126 ? short : short === 126 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2))
  return {start, end: start + length}
}

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
    const kind = bytes[0] & 15
    if (kind === 8) return this.socket.end(Buffer.from([0x88, 0]))
    if (kind === 9) return this.socket.write(Buffer.from([0x8a, 0]))
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
      const end = bytes.indexOf('\r\n\r\n')
      const [, key] = /sec-websocket-key: *([^\r]+)/i.exec(bytes.toString('latin1'))
      const accept = createHash('sha1')
        .update(key + GUID)
        .digest('base64')
      const headers = `Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}`
      socket.write(`HTTP/1.1 101 Switching Protocols\r\n${headers}\r\n\r\n`)
      upgraded = true
      bytes = bytes.subarray(end + 4)
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
