import {onTestFinished} from 'vitest'
import {type Mock, type MockOptions, startMock} from '../../../src/lib/mock/mock.js'
import {TestClient} from './client.js'

/** A mock that is closed after the test, without heartbeats. */
export async function mocked(options: MockOptions = {}): Promise<Mock> {
  const mock = await startMock({heartbeatMs: 0, streamIntervalMs: 0, ...options})
  onTestFinished(async () => mock.close())
  return mock
}

/** A mock and a client of it on `/api`, where only replies come. */
export async function connected(options: MockOptions = {}, path = '/api'): Promise<{mock: Mock; client: TestClient}> {
  const mock = await mocked(options)
  return {mock, client: await TestClient.connect(mock.url + path)}
}
