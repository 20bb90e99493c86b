// One way to bring a file to a server or back, in a process of its own. Usage: node transfer-client.mjs HOW WHAT URL FILE CHUNK;
// HOW is `library` (ours), `naive` (the whole file in memory, frames through JSON) or `bare` (ws alone: frames that are made
// once, and answers that nobody reads), WHAT is `upload` or `download`. Tells its parent the time of the transfer itself, from
// the open connection on and without the hash of a file that is to go up.
import fs from 'node:fs'
import {createRequire} from 'node:module'
import {WebSocket} from 'ws'

const [how, what, url, file, chunk] = process.argv.slice(2)
const chunkBytes = Number(chunk)
const WINDOW = 16

/** As ours: no compression, and no mask on the way to this very machine. */
async function opened() {
  const socket = new WebSocket(url, {perMessageDeflate: false, generateMask: () => undefined})
  await new Promise(resolve => socket.once('open', resolve))
  return socket
}

/** Sends a frame for each chunk, a window of them without an answer, and one for the end. */
async function sendAll(socket, total, frameOf, end) {
  await new Promise(resolve => {
    let sent = 0
    let answered = 0
    const send = () => socket.send(sent < total ? frameOf(sent) : end, {binary: false})
    socket.on('message', () => {
      answered++
      if (answered > total) return resolve()
      if (sent === total && answered < total) return
      send()
      sent++
    })
    for (; sent < Math.min(WINDOW, total); sent++) send()
  })
}

/** A module of ours; `import` would first read it in search of what it exports, which the shipped build need not do. */
const own = name => createRequire(import.meta.url)(`../out/lib/${name}.js`)

async function connected() {
  const {Client} = own('client/client')
  return Client.connect({url, endpoint: 'api', connectTimeoutMs: 0})
}

const request = (params, echo) => JSON.stringify({action: 'upload_file_stream', params, echo})

async function receiveAll(socket, onFrame) {
  socket.send(JSON.stringify({action: 'download_file_stream', params: {file: 'a'}, echo: '1'}))
  await new Promise(resolve => socket.on('message', frame => onFrame(frame) && resolve()))
}

const WAYS = {
  library: {
    upload: async () => {
      const {openSource} = own('transfer/upload-source')
      const {uploadFile} = own('transfer/upload')
      const source = await openSource(file)
      const client = await connected()
      return timed(async () => uploadFile(client, source, {chunkBytes})).finally(() => client.close())
    },
    download: async () => {
      const {downloadFile, downloadTarget} = own('transfer/download-target')
      const client = await connected()
      const target = downloadTarget(file, 'refuse', false)
      const options = {id: 'a', written: new Set()}
      const receive = async () => downloadFile(client, 'download_file_stream', {file: 'a'}, target, options)
      return timed(receive).finally(() => client.close())
    },
  },
  naive: {
    upload: async () => {
      const socket = await opened()
      return timed(async () => {
        const bytes = fs.readFileSync(file)
        const total = Math.ceil(bytes.length / chunkBytes)
        const opening = {stream_id: 'a', total_chunks: total, file_size: bytes.length}
        const frameOf = index => {
          const part = bytes.subarray(index * chunkBytes, (index + 1) * chunkBytes)
          const params = {...(index === 0 ? opening : {stream_id: 'a'}), chunk_index: index}
          return request({...params, chunk_data: part.toString('base64')}, String(index))
        }
        await sendAll(socket, total, frameOf, request({stream_id: 'a', is_complete: true}, String(total)))
      }).finally(() => socket.terminate())
    },
    download: async () => {
      const socket = await opened()
      return timed(async () => {
        const parts = []
        await receiveAll(socket, frame => {
          const {data} = JSON.parse(frame.toString())
          if (data.data_type === 'file_chunk') parts.push(Buffer.from(data.data, 'base64'))
          return data.type === 'response'
        })
        fs.writeFileSync(file, Buffer.concat(parts))
      }).finally(() => socket.terminate())
    },
  },
  bare: {
    upload: async () => {
      const socket = await opened()
      const total = Math.ceil(fs.statSync(file).size / chunkBytes)
      const params = {stream_id: 'a', chunk_index: 100, chunk_data: Buffer.alloc(chunkBytes).toString('base64')}
      const frame = Buffer.from(request(params, '100'))
      const end = request({stream_id: 'a', is_complete: true}, '1')
      return timed(async () => sendAll(socket, total, () => frame, end)).finally(() => socket.terminate())
    },
    download: async () => {
      const socket = await opened()
      return timed(async () =>
        receiveAll(socket, frame => frame.length < 1000 && frame.includes('"response"')),
      ).finally(() => socket.terminate())
    },
  },
}

/** Wall and CPU time, in ms. */
async function timed(act) {
  const start = performance.now()
  const before = process.cpuUsage()
  await act()
  const {user, system} = process.cpuUsage(before)
  return {ms: performance.now() - start, cpuMs: (user + system) / 1000}
}

process.send(await WAYS[how][what]())
process.disconnect()
