import {expect, it} from 'vitest'
import {wordsOf} from '../../../support/words.js'
import {supportOf} from '../../../../src/lib/protocol/about/support.js'
import {factsOf, type ActionName} from '../../../../src/lib/protocol/actions.js'

function support(
  action: ActionName,
  version: string,
  packet = true,
): {supported: boolean | null; reason: string | null} {
  const facts = factsOf(action)
  if (!facts) throw new Error(action)
  const {supported, reason} = supportOf(facts, {version, packet})
  return {supported, reason: reason && wordsOf(reason)}
}

it.each([
  ['fetch_ptt_text', '4.18.2', true],
  ['fetch_ptt_text', '4.18.10', true],
  ['fetch_ptt_text', 'v4.18.2-beta.1', true],
  ['fetch_ptt_text', '4.19', true],
  ['fetch_ptt_text', '5', true],
  ['fetch_ptt_text', '10.0.0', true],
  ['fetch_ptt_text', '4.18.1', false],
  ['fetch_ptt_text', '4.18', false],
  ['fetch_ptt_text', '4.9.99', false],
  ['send_qzone_msg', '4.18.9', false],
  ['get_msg', '4.12.0', true],
  ['get_msg', '4.11.9', null],
  ['get_msg', '', null],
  ['get_msg', 'nightly', null],
] as const)('%s on NapCat %s: %s', (action, version, expected) => {
  const {supported, reason} = support(action, version)
  expect(supported).toBe(expected)
  expect(reason === null).toBe(expected === true)
})

it('names the release that brought it, and the one that is there', () => {
  expect(support('send_qzone_msg', '4.18.9').reason).toBe('it requires NapCat 4.18.18 or later, but this is 4.18.9')
  expect(support('get_msg', '4.1.0').reason).toBe('it is known since NapCat 4.12.0, but this is 4.1.0')
})

it.each([
  ['get_rkey', false, 'the packet backend is not available'],
  ['send_poke', false, 'the packet backend is not available'],
  ['send_group_forward_msg', true, 'without the packet backend, custom names are not possible'],
  ['get_msg', true, null],
] as const)('%s without the packet backend: %s', (action, supported, reason) => {
  expect(support(action, '4.18.19', false)).toEqual({supported, reason})
  expect(support(action, '4.18.19')).toEqual({supported: true, reason: null})
})

it('does not know where NapCat runs', () => {
  expect(support('ocr_image', '4.18.19')).toEqual({
    supported: null,
    reason: 'it works only where NapCat runs on Windows',
  })
})
