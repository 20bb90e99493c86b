import {describe, expect, it} from 'vitest'
import {factsOf} from '../src/lib/protocol/actions.js'
import {findProblems} from '../src/lib/protocol/validate.js'
import {all, calling, exampleFolder, SCENARIO, shipped, type Example} from './support/examples.js'
import {publishedSchema} from './support/published-schema.js'
import {qqLine, shell, type Ran, type RunOptions} from './support/run.js'
import {mockServer} from './support/server.js'

async function run(example: Example, options: RunOptions): Promise<Ran> {
  return shipped.has(example) ? shell(example.line, options) : qqLine(example.line.replace(/^qq /, ''), options)
}

const schema = publishedSchema()
if (!schema) console.warn("skipped: requests against NapCat's published schema (NAPCAT_OPENAPI names no file)")

/** What is about any action has examples too, of no one action. */
const aboutActions = all.filter(({id}) => ['call', 'action:get', 'action:list'].includes(id))

it.each(aboutActions)('$line', async example => {
  const mock = await mockServer({scenario: SCENARIO})
  const {code, stderr} = await run(example, {env: mock.env})
  expect({code, stderr}).toEqual({code: 0, stderr: ''})
})

describe('every example', () => {
  const folder = exampleFolder()

  it.each(calling)('$id: $line', async example => {
    const {action} = example
    const mock = await mockServer({scenario: SCENARIO})
    const {code, stderr} = await run(example, {env: mock.env, cwd: folder})
    expect(code, stderr).toBe(action !== undefined && factsOf(action)?.gone !== undefined ? 7 : 0)
    const {calls} = mock
    expect(calls).not.toEqual([])
    if (action !== undefined) expect(calls.map(call => call.action)).toContain(action)
    for (const call of calls) {
      expect(findProblems(call.action, call.params)).toEqual([])
      if (schema) expect(schema.problems(call.action, call.params)).toEqual([])
    }
  })

  it('is tried, one of each command on the shipped build', () => {
    const shippedIds = calling.filter(example => shipped.has(example)).map(({id}) => id)
    expect(new Set(shippedIds)).toEqual(new Set(calling.map(({id}) => id)))
  })
})
