import {onTestFinished} from 'vitest'
import {Client} from '../../../src/lib/client/client.js'
import {type ConnectOptions} from '../../../src/lib/client/options.js'
import {QQError} from '../../../src/lib/errors/errors.js'

/** No limit that a slow machine could reach, and calls only; a test says what it wants otherwise. */
export function optionsFor(url: string, more: Partial<ConnectOptions> = {}): ConnectOptions {
  return {url, endpoint: 'api', connectTimeoutMs: 0, callTimeoutMs: 0, ...more}
}

/** A client that is closed after the test. */
export async function connect(url: string, more: Partial<ConnectOptions> = {}): Promise<Client> {
  const client = await Client.connect(optionsFor(url, more))
  onTestFinished(() => client.close())
  return client
}

/** The error of something that must fail with one of ours. */
export async function failureOf(attempt: Promise<unknown>): Promise<QQError> {
  try {
    await attempt
  } catch (error) {
    if (error instanceof QQError) return error
    throw error
  }
  throw new Error('it did not fail')
}

/** The error of a connection that must not come about. */
export async function connectFailure(url: string, more: Partial<ConnectOptions> = {}): Promise<QQError> {
  return failureOf(connect(url, more))
}
