import {mkdtempSync, readFileSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {ROOT} from './run.js'

export const {commands} = JSON.parse(readFileSync(path.join(ROOT, 'oclif.manifest.json'), 'utf8')) as {
  commands: Record<string, {action?: string; undoes?: string; flags: object; examples?: string[]}>
}

export interface Example {
  readonly id: string
  readonly action: string | undefined
  /** As it is typed, behind `qq`. */
  readonly line: string
}

/** Those of every command. */
export const all = Object.entries(commands).flatMap(([id, {undoes, action = undoes, examples = []}]) =>
  examples.map((text): Example => ({id, action, line: text.replaceAll('<%= config.bin %>', 'qq')})),
)
/** What only a shell can do: pipes, and words that another command makes. */
export const needShell = all.filter(({line}) => / \| |\$\(/.test(line))
const oneOfEach = new Map([...all, ...needShell].map(example => [example.id, example]))
/** These run on the shipped build, in a shell; the others in this process. */
export const shipped = new Set([...needShell, ...oneOfEach.values()])

/** A world in which every example can be done. */
export const SCENARIO = {
  messages: [
    {group_id: 123456, from: 10001, text: 'hi', message_id: 1234567},
    {group_id: 123456, from: 10001, message: [{type: 'node', data: {id: '1234567'}}], message_id: 7654321},
    {user_id: 10001, text: 'hi'},
  ],
  groups: [
    {
      group_id: 123456,
      members: [{user_id: 10000, role: 'owner' as const}, {user_id: 10001, last_sent_time: 1}, {user_id: 10002}],
    },
    {group_id: 234567},
  ],
}

/** Those of what makes calls; nobody answers here what `ask` asks. */
export const calling = all.filter(({id}) => 'dry-run' in (commands[id]?.flags ?? {}) && !['call', 'ask'].includes(id))

/** A folder with the files that they name. */
export function exampleFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'qq-examples-'))
  writeFileSync(path.join(folder, 'cat.png'), Buffer.from('89504e470d0a1a0a', 'hex'))
  for (const name of ['calls', 'messages', 'reads'])
    writeFileSync(path.join(folder, `${name}.jsonl`), '{"action":"get_group_info","params":{"group_id":"123456"}}\n')
  writeFileSync(path.join(folder, 'members.csv'), 'group_id,user_id,card\n123456,10000,card\n')
  return folder
}
