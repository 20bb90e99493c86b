// Preloaded into a process: as on a file system that has no hard links.
const fs = require('node:fs')

fs.linkSync = () => {
  throw Object.assign(new Error('EPERM: operation not permitted, link'), {code: 'EPERM'})
}
