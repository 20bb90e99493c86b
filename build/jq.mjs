// jq-web is shipped as it is, since it finds its wasm beside its own file.
import fs from 'node:fs'
import {createRequire} from 'node:module'
import path from 'node:path'

const require = createRequire(import.meta.url)

export function writeJq(dist) {
  const from = path.dirname(require.resolve('jq-web/package.json'))
  const to = path.join(dist, 'jq-web')
  fs.mkdirSync(to)
  for (const file of ['jq.js', 'jq.wasm', 'LICENSE']) fs.copyFileSync(path.join(from, file), path.join(to, file))
}
