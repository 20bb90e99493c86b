import {connect, createServer} from 'node:net'
import {listening} from '../client/servers.js'

/**
 * A line to a server that is torn, at both ends, when so many bytes have gone over it to the server; each connection takes the
 * next number, those after the last one hold.
 */
export async function brokenLine(port: number, tearsAt: readonly number[]): Promise<{url: string; torn: () => number}> {
  const left = [...tearsAt]
  let torn = 0
  const line = createServer(client => {
    let bytesLeft = left.shift() ?? Number.POSITIVE_INFINITY
    const server = connect(port, '127.0.0.1')
    const tear = (): void => {
      client.destroy()
      server.destroy()
    }
    client.on('close', tear).on('error', tear)
    server.on('close', tear).on('error', tear).pipe(client)
    client.on('data', (bytes: Buffer) => {
      server.write(bytes.subarray(0, bytesLeft))
      bytesLeft -= bytes.length
      if (bytesLeft > 0) return
      torn++
      client.pause()
      server.end(() => tear()) // what went over arrives
    })
  })
  return {url: `ws://127.0.0.1:${await listening(line)}`, torn: () => torn}
}
