// What help is about, and of what stands below it a line each: the whole manifest would take milliseconds to parse.
import fs from 'node:fs'
import path from 'node:path'
import {pjson} from './facts.mjs'

/** @param folder that of the whole build */
export function writeHelpManifests(folder, commands) {
  const write = (file, value) => fs.writeFileSync(path.join(folder, 'manifest', `${file}.json`), JSON.stringify(value))
  const entries = Object.values(commands)
  fs.mkdirSync(path.join(folder, 'manifest', 'help'), {recursive: true})
  write('all', entries.map(line))
  write(
    'search',
    entries.map(({id, aliases, summary, description, hidden}) => ({id, aliases, summary, description, hidden})),
  )
  // the root's help has the topics too, of which oclif shows those that have a command
  const topicOf = ({id}) => id.split(':')[0]
  const inTopics = new Map(
    entries.filter(({id, hidden}) => id.includes(':') && !hidden).map(entry => [topicOf(entry), entry]),
  )
  write('help/index', [...entries.filter(({id}) => !id.includes(':')), ...inTopics.values()].map(line))
  for (const subject of new Set([...Object.keys(commands), ...Object.keys(pjson.oclif.topics)])) {
    const below = entries.filter(({id}) => id.startsWith(`${subject}:`)).map(line)
    write(`help/${subject.replaceAll(':', '.')}`, [commands[subject] ?? [], below].flat())
  }
}

function line({id, aliases, hiddenAliases, summary, description, hidden, action}) {
  return {
    id,
    aliases,
    hiddenAliases,
    summary,
    description: summary === undefined ? description : undefined,
    hidden,
    action,
    args: {},
    flags: {},
  }
}
