import {describe, expect, it} from 'vitest'
import {actionNames, type ActionName} from '../../../../src/lib/protocol/actions.js'
import {wordsOf} from '../../../support/words.js'
import {describeAction, describeInWords} from '../../../../src/lib/protocol/about/describe.js'

function inWords(action: ActionName, command: string | null = null, summary: string | null = null): string[] {
  const facts = {action, command, summary, ...describeAction(action), examples: ['qq x']}
  return describeInWords(facts, {words: wordsOf, width: text => text.length}).split('\n')
}

describe('describeAction', () => {
  it('gives the parameters as a list, each saying whether it is required', () => {
    expect(describeAction('set_group_ban').params).toEqual([
      {name: 'group_id', type: 'id', required: true, notes: 'group number'},
      {name: 'user_id', type: 'id', required: true, notes: 'QQ number'},
      expect.objectContaining({name: 'duration', type: 'int', required: false, default: 0}),
    ])
  })

  it('says how long a client waits, 30 s where the catalogue says nothing', () => {
    expect(describeAction('get_status').waitMs).toBe(30_000)
    expect(describeAction('set_group_card').waitMs).toBe(20_000)
  })

  it('can be written as JSON for every action', () => {
    for (const action of actionNames()) {
      const description = describeAction(action)
      expect(JSON.parse(JSON.stringify(description))).toEqual(description)
    }
  })
})

describe('describeInWords', () => {
  it('shows what an action does, answers and needs, and its parameters', () => {
    expect(inWords('set_group_kick', 'group kick', 'Remove members from a group')).toEqual([
      'set_group_kick — Remove members from a group',
      '  command: qq group kick',
      '  effect: delete, asks for confirmation',
      '  answers: null',
      '  ok: is the whole answer of NapCat',
      '  waits: 30 s',
      '  requires: admin',
      expect.stringMatching(/^ {2}notes: NapCat does not check the result/),
      'parameters',
      '  param               type  required  default  description',
      '  group_id            id    yes                group number',
      '  user_id             id    yes                QQ number',
      '  reject_add_request  bool',
      'examples',
      '  qq x',
    ])
  })

  it('shows defaults, choices and either/ors', () => {
    expect(inWords('set_group_ban')).toContainEqual(
      expect.stringMatching(/^ {2}duration +int +0 +in seconds; 0 lifts the ban/),
    )
    expect(inWords('set_group_add_option')).toContainEqual(
      expect.stringMatching(/^ {2}add_type +1\|2\|3\|4\|5 +yes +1 anyone/),
    )
    expect(inWords('delete_essence_msg')).toContain('  one of: message_id, msg_seq + msg_random + group_id')
  })

  it('names an action without a command by itself, and says when it has no parameters', () => {
    const lines = inWords('get_status')
    expect(lines[0]).toBe('get_status')
    expect(lines).toContain('no parameters')
  })

  it('says since which release there is an action, or why there is none, and that a wait grows with the size', () => {
    expect(inWords('set_group_member_permissions')).toContain('  since: NapCat 4.18.18')
    expect(inWords('set_group_anonymous_ban')).toContainEqual(
      expect.stringMatching(/^ {2}not available: QQ no longer has anonymous/),
    )
    expect(inWords('send_group_msg')).toContainEqual(expect.stringMatching(/waits: .* and more for big files$/))
  })

  it('tells the word that confirms, what ok hides, other names and packets', () => {
    expect(inWords('set_group_leave')).toContainEqual(expect.stringContaining('(--confirm its group_id)'))
    expect(inWords('bot_exit')).toContainEqual(expect.stringContaining('(--confirm exit)'))
    expect(inWords('set_essence_msg')).toContain('  ok: may hide a failure, but qq detects it (exit code 1)')
    expect(inWords('ArkSharePeer')).toContain('  same as: send_ark_share')
    expect(inWords('test_download_stream')).toContainEqual(expect.stringMatching(/answers: .*, in several packets$/))
    expect(inWords('get_record')).toContainEqual(expect.stringContaining('""|mp3'))
  })

  it('leaves no line empty or ending in a space', () => {
    for (const action of actionNames()) expect(inWords(action).filter(line => /^$|\s$/.test(line))).toEqual([])
  })
})
