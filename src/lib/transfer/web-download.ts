import {createHash} from 'node:crypto'
import http, {type IncomingMessage} from 'node:http'
import https from 'node:https'
import {proxyAgent} from '../client/socket.js'
import {QQError, reasonOf} from '../errors/errors.js'
import {type FileInfo, type Received} from './download.js'
import {type Sink} from './partial-file.js'

export interface WebOptions {
  readonly proxyFor: (url: string) => string | undefined
  readonly signal: AbortSignal
  /** The maximum silence of the server, in ms. */
  readonly silenceMs?: number | undefined
}

/** The maximum time between two packets of NapCat's own downloads. */
const SILENCE_MS = 60_000
const MAX_REDIRECTS = 5

/**
 * Downloads a file from an http(s) URL, and checks its announced length.
 * @param sinkFor the sink for the bytes; undefined if the file is not wanted
 * @throws QQError CONNECT if there is no server, TIMEOUT if the connection is lost or silent, SOFT_FAILED if the answer
 * is not a file; the errors of the sink; the signal's reason
 */
export async function receiveUrl(
  url: string,
  sinkFor: (info: FileInfo) => Promise<Sink | undefined>,
  options: WebOptions,
): Promise<Received | undefined> {
  const response = await fileAt(url, options)
  try {
    const sink = await sinkFor(fileInfo(url, response))
    if (!sink) return undefined
    const hash = createHash('sha256')
    let size = 0
    for await (const part of bytesOf(response, url, options.signal)) {
      hash.update(part)
      await sink.write(part)
      size += part.length
    }
    if (size === 0) throw new QQError('SOFT_FAILED', {kind: 'transfer.sentNothing', host: hostOf(url)})
    return {size, sha256: hash.digest('hex'), raw: Buffer.alloc(0)}
  } finally {
    response.destroy()
  }
}

/** The answer with the file, after all redirects. */
async function fileAt(first: string, options: WebOptions): Promise<IncomingMessage> {
  let url = first
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
    const response = await answerTo(url, options)
    const {statusCode = 0, headers} = response
    if (statusCode === 200) return response
    response.destroy()
    if (statusCode < 300 || statusCode > 399 || headers.location === undefined) {
      throw new QQError('SOFT_FAILED', {kind: 'transfer.httpStatus', host: hostOf(url), status: statusCode})
    }
    url = URL.canParse(headers.location, url) ? new URL(headers.location, url).href : headers.location
  }
  throw new QQError('SOFT_FAILED', {kind: 'transfer.redirectsForEver', host: hostOf(first)})
}

async function answerTo(url: string, options: WebOptions): Promise<IncomingMessage> {
  if (!URL.canParse(url) || !/^https?:/i.test(url)) {
    throw new QQError('SOFT_FAILED', {kind: 'transfer.isNoWebUrl', url})
  }
  const {signal, silenceMs = SILENCE_MS} = options
  signal.throwIfAborted()
  const proxy = options.proxyFor(url)
  const agent = proxy === undefined ? undefined : await proxyAgent(proxy, signal)
  const {get} = new URL(url).protocol === 'https:' ? https : http
  return new Promise((resolve, reject) => {
    const request = get(url, {signal, ...(agent && {agent})}, resolve)
    request.on('error', error => reject(signal.aborted ? (signal.reason as Error) : unreachable(url, error)))
    request.setTimeout(silenceMs, () => request.destroy(tooLong(url, silenceMs)))
  })
}

async function* bytesOf(response: IncomingMessage, url: string, signal: AbortSignal): AsyncGenerator<Buffer, void> {
  try {
    yield* response as AsyncIterable<Buffer> // without an encoding chunks are Buffers
  } catch (error) {
    signal.throwIfAborted()
    if (error instanceof QQError) throw error
    const what = {kind: 'transfer.lostHost', host: hostOf(url), detail: reasonOf(error)} as const
    throw new QQError('TIMEOUT', what, {cause: error})
  }
}

function fileInfo(url: string, {headers}: IncomingMessage): FileInfo {
  const size = Number(headers['content-length'])
  return {
    fileName: new URL(url).pathname.replace(/^.*\//, ''),
    sizeHint: Number.isSafeInteger(size) && size > 0 ? size : undefined,
  }
}

function unreachable(url: string, error: Error): QQError {
  if (error instanceof QQError) return error
  const what = {kind: 'transfer.unreachable', host: hostOf(url), detail: reasonOf(error)} as const
  return new QQError('CONNECT', what, {cause: error})
}

function tooLong(url: string, ms: number): QQError {
  return new QQError('TIMEOUT', {kind: 'transfer.silentHost', host: hostOf(url), ms})
}

function hostOf(url: string): string {
  return new URL(url).host
}
