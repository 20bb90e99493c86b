// A hash of all files, and the version: bin/qq keeps compiled code under it, since V8 compares no more of a file than its length.
import crypto from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import {filesBelow, pjson} from './facts.mjs'

export function writeBuildId(dist) {
  const hash = crypto.createHash('sha256')
  for (const file of filesBelow(dist).sort()) hash.update(path.relative(dist, file)).update(fs.readFileSync(file))
  fs.writeFileSync(path.join(dist, 'build-id'), `${hash.digest('hex').slice(0, 16)} ${pjson.version}`)
}
