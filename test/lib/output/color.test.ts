import {describe, expect, it} from 'vitest'
import {createStyle, resolveColor} from '../../../src/lib/output/color.js'

describe('resolveColor', () => {
  it.each([
    ['the flag beats NO_COLOR', true, {NO_COLOR: '1'}, false, true],
    ['the flag beats FORCE_COLOR', false, {FORCE_COLOR: '1'}, true, false],
    ['NO_COLOR beats FORCE_COLOR', undefined, {NO_COLOR: '1', FORCE_COLOR: '1'}, true, false],
    ['an empty NO_COLOR says nothing', undefined, {NO_COLOR: ''}, true, true],
    ['FORCE_COLOR beats CLICOLOR=0 and a pipe', undefined, {FORCE_COLOR: '1', CLICOLOR: '0'}, false, true],
    ['CLICOLOR_FORCE beats a dumb terminal', undefined, {CLICOLOR_FORCE: '1', TERM: 'dumb'}, true, true],
    ['FORCE_COLOR=0 forces nothing', undefined, {FORCE_COLOR: '0'}, false, false],
    ['an empty CLICOLOR_FORCE forces nothing', undefined, {CLICOLOR_FORCE: ''}, false, false],
    ['CLICOLOR=0 turns colour off', undefined, {CLICOLOR: '0'}, true, false],
    ['CLICOLOR=1 does not colour a pipe', undefined, {CLICOLOR: '1'}, false, false],
    ['a dumb terminal has no colour', undefined, {TERM: 'dumb'}, true, false],
    ['a terminal has colour', undefined, {}, true, true],
    ['a pipe has none', undefined, {}, false, false],
  ])('%s', (_name, flag, env, isTerminal, expected) => {
    expect(resolveColor({flag, env, isTerminal})).toBe(expected)
  })
})

describe('createStyle', () => {
  it('returns texts unchanged without colour', async () => {
    const style = await createStyle(false)
    for (const paint of Object.values(style)) expect((paint as (text: string) => string)('x')).toBe('x')
  })

  it('colours whatever chalk itself thinks of this process', async () => {
    const style = await createStyle(true)
    expect(style.bold('x')).toBe('\x1b[1mx\x1b[22m')
    expect(style.red('x')).toBe('\x1b[31mx\x1b[39m')
  })
})
