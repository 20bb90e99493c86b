// The client of ws alone: the package's index loads its server as well, which only the mock and --reverse need; of node:http it
// needs no more than a request for an upgrade (shims/upgrade-request.cjs), of node:crypto no more than SHA-1 and random bytes
// (shims/ws-crypto.cjs); its native helpers are not there, and each failed
// look for one costs 1.5 ms.
import {createRequire} from 'node:module'
import path from 'node:path'

const require = createRequire(import.meta.url)

export function wsClient() {
  return {
    define: {'process.env.WS_NO_BUFFER_UTIL': '"1"', 'process.env.WS_NO_UTF_8_VALIDATE': '"1"'},
    plugin: {
      name: 'client of ws alone',
      resolveId(source, importer) {
        if (source === 'http' && /node_modules\/ws\/lib\/(websocket|buffer-util)\.js$/.test(importer))
          return path.join(import.meta.dirname, 'shims/upgrade-request.cjs')
        if (source === 'crypto' && /node_modules\/ws\/lib\/(websocket|sender)\.js$/.test(importer))
          return path.join(import.meta.dirname, 'shims/ws-crypto.cjs')
        if (source === 'ws' && /\/src\/lib\/client\/(?!reverse)/.test(importer))
          return require.resolve('ws').replace('index.js', 'lib/websocket.js')
      },
    },
  }
}
