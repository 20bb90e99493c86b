// Runs the compiled files as they are, the measure of what the shipped build must do.
const path = require('node:path')
const root = path.resolve(__dirname, '..', '..')
const pjson = require(path.join(root, 'package.json'))
pjson.oclif.commands.target = './out/commands'
require(path.join(root, 'out', 'plain.js')).main(root, pjson, process.argv.slice(2))
