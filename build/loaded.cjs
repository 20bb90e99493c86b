// Preloaded into a run: writes to the file QQ_LOADED which files it loaded, each with the file that asked for it first, where
// that is known.
const fs = require('fs')
const Module = require('module')

const askedBy = {}
const load = Module._load
Module._load = function (request, parent, ...rest) {
  askedBy[Module._resolveFilename(request, parent)] ??= parent?.filename ?? null
  return load.call(this, request, parent, ...rest)
}
process.on('exit', () => {
  const loaded = Object.keys(Module._cache).map(file => [file, askedBy[file] ?? null])
  fs.writeFileSync(process.env.QQ_LOADED, JSON.stringify(Object.fromEntries(loaded)))
})
