import {setTimeout as sleep} from 'node:timers/promises'
import {type CallContext} from '../handler.js'
import {FAILED, Refusal} from '../refusal.js'
import {type WireParams, textOf} from '../wire-values.js'
import {type World} from '../world.js'

/** A stream action: one packet's `data` after the other; the frames around them are made elsewhere. */
export type StreamHandler = (params: WireParams, context: CallContext) => AsyncIterable<unknown>

const DEFAULT_CHUNK_BYTES = 65_536

const TEST_PACKETS = 10

/** The content of every file that was not uploaded. */
const SAMPLE_FILE = Buffer.from('NapCat mock file: 你好，企鹅 🐧\n'.repeat(64))

async function* testDownload(params: WireParams, {streamIntervalMs, signal}: CallContext): AsyncGenerator {
  for (let index = 1; index <= TEST_PACKETS; index++) {
    yield {type: 'stream', data: `Index-> ${index}`, data_type: 'data_chunk'}
    await sleep(streamIntervalMs, undefined, {signal})
  }
  if (params['error'] === true) throw new Refusal(FAILED, 'This is a test error')
  yield {type: 'response', data_type: 'data_complete', data: 'Stream transmission complete'}
}

function wanted(world: World, params: WireParams): {name: string; bytes: Buffer} {
  const source = textOf(params['file']) || textOf(params['file_id'])
  // ids of group files begin with a slash, too
  if (source === '' || /^(https?|file|base64):|^(?:[A-Za-z]:)?[/\\].*[/\\]/.test(source))
    throw new Refusal(FAILED, 'Download failed: file not found')
  const path = [...world.files.keys()].find(candidate => candidate === source || candidate.endsWith(`/${source}`))
  // a handle of a group listing has no name; the client must find one itself
  const name = /\.\w+$/.test(source) ? source.replace(/^.*\//, '') : ''
  return {name, bytes: (path === undefined ? undefined : world.files.get(path)) ?? SAMPLE_FILE}
}

async function* packets(
  world: World,
  params: WireParams,
  extra: Record<string, unknown>,
  convert: (bytes: Buffer) => Buffer = bytes => bytes,
): AsyncGenerator {
  const {name, bytes: original} = wanted(world, params)
  const bytes = convert(original)
  const chunkBytes = Number(params['chunk_size']) || DEFAULT_CHUNK_BYTES
  const total = Math.ceil(bytes.length / chunkBytes)
  yield {
    type: 'stream',
    data_type: 'file_info',
    file_name: name,
    file_size: original.length,
    chunk_size: chunkBytes,
    ...extra,
  }
  for (let index = 0; index < total; index++) {
    await Promise.resolve()
    const chunk = bytes.subarray(index * chunkBytes, (index + 1) * chunkBytes)
    const data = chunk.toString('base64')
    const progress = Math.round(((index + 1) / total) * 100)
    yield {type: 'stream', data_type: 'file_chunk', index, data, size: chunk.length, progress, base64_size: data.length}
  }
  yield {
    type: 'response',
    data_type: 'file_complete',
    total_chunks: total,
    total_bytes: bytes.length,
    message: 'Download completed',
  }
}

export const DOWNLOADS: Readonly<Record<string, StreamHandler>> = {
  test_download_stream: testDownload,
  download_file_stream: (params, {world}) => packets(world, params, {}),
  download_file_image_stream: (params, {world}) => packets(world, params, {width: 640, height: 480}),
  download_file_record_stream: (params, {world}) => {
    const {out_format: format} = params
    if (format === undefined) return packets(world, params, {})
    return packets(world, params, {out_format: format}, bytes =>
      Buffer.concat([Buffer.from(`${textOf(format)}: `), bytes]),
    )
  },
}
