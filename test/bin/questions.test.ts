import {describe, expect, it} from 'vitest'
import {CATALOG} from '../../src/lib/protocol/catalog/catalog.js'
import {ASKED_ABOUT} from '../../src/lib/run/question.js'
import {qq, toolFolder} from '../support/run.js'
import {mockServer, writesTo} from '../support/server.js'
import {onTerminal, programOnTerminal, type Terminal} from '../support/terminal.js'

/** What a terminal shows of a question, which is then declined. */
async function asked(line: string, env: Readonly<Record<string, string>>): Promise<string> {
  const terminal = onTerminal(line.split(' '), {...env, NO_COLOR: '1'})
  await terminal.shows('? ')
  await terminal.shows(/exit|leave|clean/.test(line) ? 'to confirm:' : '(y/N)')
  terminal.type('n\r')
  expect(await terminal.ended).toBe(10)
  return oneLine(terminal.screen)
}

/** Without the escapes and the line breaks of the terminal. */
function oneLine(screen: string): string {
  return screen.replace(/\u001B\[[\d;?]*[A-Za-z]/g, '').replace(/\r\n/g, '')
}

function onShell(script: string, env: Readonly<Record<string, string>>): Terminal {
  return programOnTerminal('sh', ['-c', script], process.cwd(), {
    ...env,
    PATH: `${toolFolder()}:${process.env['PATH'] ?? ''}`,
  })
}

it('has a question for each action that is destructive', () => {
  const destructive = Object.entries(CATALOG).flatMap(([name, facts]) => ('destructive' in facts ? [name] : []))
  expect([...ASKED_ABOUT].sort()).toEqual(destructive.sort())
})

describe('a question names what it is about', () => {
  it.each([
    ['group kick 123456 10001', 'Remove 10001 (前端-小明) from group 123456?'],
    [
      'group kick 123456 10001 10000 777 20002 20001',
      'Remove 5 members from group 123456: 10000 (小助手（机器人）, this bot itself), 20001 (群主大人, the owner), ' +
        '20002 (值班管理, admin), 777 (not a member), 10001 (前端-小明)?',
    ],
    [
      'group kick 123456 10001 10002 10003 20003 20004 20001',
      'Remove 6 members from group 123456: 20001 (群主大人, the owner), 10001 (前端-小明), 10002 (🌸樱花落) and 3 more?',
    ],
    ['group kick-many 123456 10001 20002', 'Remove 2 members from group 123456: 20002 (值班管理, admin), 10001'],
    ['call set_group_kick group_id=123456 user_id=10001', 'Remove 10001 (前端-小明) from group 123456?'],
    ['group leave 123456', 'Leave group 123456 (测试群 🐧, 8 members)? Type 123456 to confirm:'],
    ['friend delete 10001', 'Delete the friend 10001 (明哥)?'],
    ['friend delete 10001 777', 'Delete 2 friends: 10001 (明哥), 777 (not a friend)?'],
    ['file delete 123456 新人必读.pdf', 'Delete the file 新人必读.pdf of group 123456?'],
    [
      'file delete 123456 新人必读.pdf mock-server.zip',
      'Delete 2 files of group 123456: 新人必读.pdf, mock-server.zip?',
    ],
    ['file delete-folder 123456 资料', 'Delete the folder 资料 of group 123456 with its 1 files?'],
    ['album delete-media 123456 V61mock0001 x', 'Delete x from the album V61mock0001 (团建照片) of group 123456?'],
    ['system restart', 'Restart NapCat of the bot 10000 (小助手)?'],
    ['system exit', 'Stop NapCat of the bot 10000 (小助手)? Type exit to confirm:'],
    ['face delete a b', 'Delete 2 stickers: a, b?'],
    [
      'face delete 10000_0_0_0_D8EAA70984B402EE10B0F33DB88F4173_0_0',
      'Delete the sticker 10000_0_0_0_D8EAA70984B402EE10B0F33DB88F4173_0_0 (企鹅点头)?',
    ],
  ])('%s', async (line, question) => {
    const mock = await mockServer()
    expect(await asked(line, mock.env)).toContain(question)
    expect(writesTo(mock)).toEqual([])
  })

  it('that has no name by how it begins', async () => {
    const {env} = await mockServer()
    const notices = JSON.parse((await qq(['notice', 'list', '123456'], {env})).stdout) as {notice_id: string}[]
    const [{notice_id: notice} = {notice_id: ''}] = notices
    expect(await asked(`notice delete 123456 ${notice}`, env)).toMatch(/Delete the notice \S+ \(.+\) of group 123456\?/)
  })

  it('in one line, whatever strangers call themselves', async () => {
    const nickname = `a\n\u202Eb${'长'.repeat(100)}`
    const {env} = await mockServer({scenario: {friends: [{user_id: 10001, nickname}]}})
    expect(await asked('friend delete 10001', env)).toContain(`10001 (a␊b${'长'.repeat(37)}…)`)
  })

  it('by numbers where the server tells no names', async () => {
    const mock = await mockServer()
    mock.fault({kind: 'fail', action: 'get_group_member_list'})
    expect(await asked('group kick 123456 10001', mock.env)).toContain('Remove 10001 from group 123456?')
  })

  it('over the connection that is used after a yes', async () => {
    const mock = await mockServer()
    const terminal = onTerminal(['group', 'kick', '123456', '10001', '--debug'], mock.env)
    await terminal.shows('(y/N)')
    terminal.type('y\r')
    expect(await terminal.ended).toBe(0)
    // each connection numbers its calls from 1
    expect(mock.calls.map(({action, echo}) => [action, echo])).toEqual([
      ['get_group_member_list', '1'],
      ['get_login_info', '2'],
      ['set_group_kick', '3'],
    ])
  })

  it('and asks the server for nothing with --yes, --confirm, or where nobody can answer', async () => {
    const mock = await mockServer()
    expect((await qq(['group', 'kick', '123456', '10001'], {env: mock.env})).code).toBe(2)
    expect(mock.calls).toEqual([])
    const yes = onTerminal(['group', 'kick', '123456', '10001', '--yes'], mock.env)
    expect(await yes.ended).toBe(0)
    const confirmed = onTerminal(['group', 'leave', '123456', '--confirm', '123456'], mock.env)
    expect(await confirmed.ended).toBe(0)
    expect(mock.calls.map(({action}) => action)).toEqual(['set_group_kick', 'set_group_leave'])
  })
})

describe('a dry run', () => {
  const line = ['group', 'kick', '123456', '10001', '20001', '-n']

  it('tells a terminal the question, and is without it the same', async () => {
    const mock = await mockServer()
    const terminal = onTerminal(line, mock.env)
    expect(await terminal.ended).toBe(0)
    const question = 'Remove 2 members from group 123456: 20001 (群主大人, the owner), 10001 (前端-小明)?'
    expect(oneLine(terminal.screen)).toContain(`note: without --dry-run it asks: ${question}`)
    expect(writesTo(mock)).toEqual([])
    const before = mock.calls.length
    const piped = await qq(line, {env: mock.env})
    expect(piped).toMatchObject({code: 0, stderr: ''})
    expect(terminal.screen).toContain(piped.stdout.split('\n')[0])
    for (const flag of ['-q', '--no-input']) {
      const quiet = onTerminal([...line, flag], mock.env)
      expect(await quiet.ended).toBe(0)
      expect(quiet.screen).not.toContain('it asks')
    }
    expect(mock.calls).toHaveLength(before)
  })

  it('needs no server', async () => {
    const terminal = onTerminal(line, {QQ_URL: 'ws://127.0.0.1:1'})
    expect(await terminal.ended).toBe(0)
    expect(oneLine(terminal.screen)).toContain('it asks: Remove 2 members from group 123456: 10001, 20001?')
  })
})

describe.skipIf(process.platform === 'win32')('where stdin is taken by -', () => {
  it('asks on the terminal that we are in the foreground of', async () => {
    const mock = await mockServer()
    const declined = onShell('echo 10001 | qq group kick 123456 -', mock.env)
    await declined.shows('(y/N)')
    declined.type('n\r')
    expect(await declined.ended).toBe(10)
    const terminal = onShell('echo 10001 | qq group kick 123456 - -o json', mock.env)
    await terminal.shows('(y/N)')
    terminal.type('y\r')
    expect(await terminal.ended).toBe(0)
    expect(writesTo(mock).map(({params}) => params['user_id'])).toEqual(['10001'])
  })

  it.each([
    ['a background job', 'set -m; echo 10001 | qq group kick 123456 - & wait $!'],
    ['a run whose stdin nobody takes', 'qq group kick 123456 10001 </dev/null'],
    ['a run whose stderr is a file', 'echo 10001 | qq group kick 123456 - 2>/dev/null'],
    ['a run with --no-input', 'echo 10001 | qq group kick 123456 - --no-input'],
  ])('refuses %s', async (_name, script) => {
    const mock = await mockServer()
    const terminal = onShell(script, mock.env)
    expect(await terminal.ended).toBe(2)
    expect(terminal.screen).not.toContain('(y/N)')
    expect(mock.calls).toEqual([])
  })
})
