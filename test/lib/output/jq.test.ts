import {afterEach, describe, expect, it, vi} from 'vitest'
import {endless, filterOf, list, renderChunks, renderText, stream, value} from './collect.js'

const BIG = 9007199254740993123n

afterEach(() => {
  vi.restoreAllMocks()
})

describe('--jq', () => {
  it('prints strings raw and other results as compact JSON, one a line', async () => {
    const rows = list({name: '测试', tags: [1, {a: null}]}, {name: 'two\nlines', tags: []})
    expect(await renderText(rows, {jq: '.[] | .name, .tags'})).toBe('测试\n[1,{"a":null}]\ntwo\nlines\n[]\n')
    expect(await renderText(rows, {jq: 'empty'})).toBe('')
    expect(await renderText(rows, {jq: '""'})).toBe('\n')
  })

  it('runs once over a whole list, also for a table', async () => {
    for (const format of ['json', 'table', 'csv'] as const) {
      expect(await renderText(list(1, 2, 3), {format, jq: 'length'})).toBe('3\n')
    }
    expect(await renderText(list(), {jq: 'length'})).toBe('0\n')
    expect(await renderText(value({a: 1}), {jq: '.a'})).toBe('1\n')
  })

  it('runs on each row in JSON lines and on a stream', async () => {
    expect(await renderText(list({a: 1}, {a: 2}), {format: 'jsonl', jq: '.a'})).toBe('1\n2\n')
    expect(await renderText(list(), {format: 'jsonl', jq: '.a'})).toBe('')
    expect(await renderChunks(stream({a: 1}, {b: 0}, {a: 2}), {format: 'jsonl', jq: '.a // empty'})).toEqual([
      '1\n',
      '2\n',
    ])
    const {content} = endless(n => ({n}))
    expect(await renderText(content, {format: 'jsonl', jq: '.n', limit: 2})).toBe('0\n1\n')
  })

  it('comes after the filter, the sort, the limit and the fields', async () => {
    const rows = list({n: 1}, {n: 3, x: 1}, {n: 2})
    expect(await renderText(rows, {filter: filterOf('n > 1'), sort: '-n', limit: 1, fields: ['n'], jq: '.'})).toBe(
      '[{"n":3}]\n',
    )
  })

  it('keeps integers beyond 2^53 digit for digit', async () => {
    expect(await renderText(value({id: BIG}), {jq: '.'})).toBe(`{"id":${BIG}}\n`)
    expect(await renderText(value({id: BIG}), {jq: '.id'})).toBe(`${BIG}\n`)
  })

  it('takes a program that looks like an option for a program', async () => {
    expect(await renderText(value(null), {jq: '-1'})).toBe('-1\n')
  })

  it('shows on a terminal nothing that it would obey', async () => {
    const text = await renderText(value({a: 'x\x1b\u202e'}), {jq: '.a, .', terminal: {columns: 80}})
    expect(text).toBe('x␛\n{"a":"x\\u001b\\u202e"}\n')
  })

  it("is a usage error in jq's own words when the program is wrong or fails on the data", async () => {
    const usage = {code: 'USAGE', exit: 2}
    await expect(renderText(value({}), {jq: 'nosuch'})).rejects.toMatchObject({
      ...usage,
      message: expect.stringContaining('nosuch/0 is not defined') as string,
    })
    await expect(renderText(value({}), {jq: '.['})).rejects.toMatchObject({
      ...usage,
      message: expect.stringContaining('syntax error') as string,
    })
    await expect(renderText(value(5), {jq: '.a'})).rejects.toMatchObject({
      ...usage,
      message: expect.stringContaining('Cannot index number') as string,
    })
    expect(await renderText(value({a: 1}), {jq: '.a'})).toBe('1\n')
  })

  it('leaves the exit code as it was, and prints nothing of its own', async () => {
    const spies = (['log', 'warn', 'error', 'info'] as const).map(method => vi.spyOn(console, method))
    const write = vi.spyOn(process.stderr, 'write')
    const before = process.exitCode
    try {
      for (const exitCode of [undefined, 7]) {
        process.exitCode = exitCode
        expect(await renderText(value({a: 1}), {jq: 'debug | stderr | .a'})).toBe('1\n')
        expect(process.exitCode).toBe(exitCode)
        await expect(renderText(value({}), {jq: 'error("x")'})).rejects.toThrow('x')
        expect(process.exitCode).toBe(exitCode)
      }
    } finally {
      process.exitCode = before
    }
    for (const spy of [...spies, write]) expect(spy).not.toHaveBeenCalled()
  })
})
