import {describe, expect, it} from 'vitest'
import {resolveFormat} from '../../../src/lib/output/formats.js'

describe('resolveFormat', () => {
  it('makes auto a table on a terminal, JSON in a pipe, JSON lines for a stream in a pipe', () => {
    expect(resolveFormat('auto', true, false)).toBe('table')
    expect(resolveFormat('auto', true, true)).toBe('table')
    expect(resolveFormat('auto', false, false)).toBe('json')
    expect(resolveFormat('auto', false, true)).toBe('jsonl')
  })

  it('makes json of a stream JSON lines', () => {
    expect(resolveFormat('json', true, true)).toBe('jsonl')
    expect(resolveFormat('json', true, false)).toBe('json')
  })

  it('leaves every other format alone', () => {
    for (const format of ['table', 'jsonl', 'csv', 'tsv', 'yaml', 'id', 'none'] as const) {
      for (const stream of [true, false]) expect(resolveFormat(format, false, stream)).toBe(format)
    }
  })
})
