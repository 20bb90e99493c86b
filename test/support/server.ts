import {onTestFinished} from 'vitest'
import {factsOf} from '../../src/lib/protocol/actions.js'
import {startMock, type Mock, type MockOptions} from '../../src/lib/mock/mock.js'

/** A mock that ends with the test. */
export async function mockServer(options: MockOptions = {}): Promise<Mock & {readonly env: Record<string, string>}> {
  const mock = await startMock({heartbeatMs: 0, ...options})
  onTestFinished(async () => mock.close())
  const env = {QQ_URL: mock.url, ...(options.token !== undefined && {QQ_TOKEN: options.token})}
  return Object.assign(mock, {env})
}

/** The calls that were more than reads of what a question names. */
export function writesTo({calls}: Mock): Mock['calls'] {
  return calls.filter(({action}) => factsOf(action)?.effect !== 'read')
}
