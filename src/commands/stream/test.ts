import * as Flags from '@oclif/core/flags'
import {QQCommand} from '../../lib/run/base.js'
import {callFlags} from '../../lib/vocabulary/flags.js'
import {type Outcome} from '../../lib/run/outcome.js'
import {QQError} from '../../lib/errors/errors.js'
import {isJsonObject} from '../../lib/protocol/json.js'

export default class StreamTest extends QQCommand {
  static action = 'test_download_stream'
  static override summary = 'Test stream transfers from NapCat'
  static override description =
    'NapCat sends ten small packets, one every 0.1 s, and then ends the stream. With --fail it sends an error instead of the end (exit code 1).'
  static override examples = ['<%= config.bin %> stream test', '<%= config.bin %> stream test --jq .chunks']

  static override flags = {fail: Flags.boolean({summary: 'end the stream with an error', default: false}), ...callFlags}

  async run(): Promise<Outcome> {
    const {flags} = await this.parse(StreamTest)
    const raw: Buffer[] = []
    let chunks = 0
    let bytes = 0
    let failure: QQError | undefined
    try {
      await this.session.connector.withCaller(async caller => {
        for await (const packet of caller.stream({action: 'test_download_stream', params: {error: flags.fail}})) {
          raw.push(packet.raw)
          if (!isJsonObject(packet.data) || packet.data['type'] !== 'stream') continue
          chunks++
          bytes += Buffer.byteLength(String(packet.data['data']))
        }
      })
    } catch (error) {
      // an error before the first packet is not the error of the stream
      if (!(error instanceof QQError) || error.code !== 'ACTION_FAILED' || chunks === 0) throw error
      failure = error
      if (error.raw) raw.push(Buffer.from(error.raw))
    }
    return {
      content: {kind: 'value', value: {chunks, bytes, ok: failure === undefined}},
      view: {columns: ['chunks', 'bytes', 'ok']},
      raw,
      failure,
    }
  }
}
