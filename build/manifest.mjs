// Writes oclif.manifest.json: every command's flags, arguments and summary. The build makes of it what help and completion read,
// and package.json leaves it out of the package.
import fs from 'node:fs'
import path from 'node:path'
import {Plugin} from '@oclif/core/config'

const root = path.resolve(import.meta.dirname, '..')
const file = path.join(root, 'oclif.manifest.json')
// the compiled files as they are, not the shipped build that is made from what is written here
const pjson = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'))
pjson.oclif.commands.target = './out/commands'
const plugin = new Plugin({root, pjson, type: 'core', isRoot: true, ignoreManifest: true, errorOnManifestCreate: true})
await plugin.load()
const commands = Object.entries(plugin.manifest.commands).sort(([a], [b]) => (a < b ? -1 : 1))
// a line for each command, so that a changed flag is a line of a diff
const lines = commands.map(([id, entry]) => `${JSON.stringify(id)}:${JSON.stringify(entry)}`)
const text = `{"version":${JSON.stringify(plugin.manifest.version)},"commands":{\n${lines.join(',\n')}\n}}\n`

fs.writeFileSync(file, text)
