import {type IncomingMessage} from 'node:http'
import {isJsonObject} from '../../protocol/json.js'
import {type ApiRequest} from './parts.js'

const MAX_BODY_BYTES = 100 * 1024

/** The bytes of a request; one that is too long is read to its end all the same. */
async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer) // no encoding is set
  return Buffer.concat(chunks)
}

/**
 * The body of a request; undefined if it has none or is not sent as JSON.
 * @throws SyntaxError, RangeError
 */
export async function readBody(request: IncomingMessage): Promise<unknown> {
  const bytes = await bytesOf(request)
  const isJson = /^application\/json\b/i.test(request.headers['content-type'] ?? '')
  if (!isJson || bytes.length === 0) return undefined
  if (bytes.length > MAX_BODY_BYTES) throw new RangeError('request entity too large')
  const value: unknown = JSON.parse(bytes.toString())
  if (typeof value !== 'object' || value === null) throw new SyntaxError('neither an object nor a list')
  return value
}

/** @throws TypeError without a body */
export function fieldsOf({body}: ApiRequest): Readonly<Record<string, unknown>> {
  if (isJsonObject(body)) return body
  throw new TypeError('the body is missing')
}
