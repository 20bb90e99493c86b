import {request} from '../../lib/client/request.js'
import {handleArg} from '../../lib/vocabulary/args.js'
import {QQCommand} from '../../lib/run/base.js'
import {callFlags, positiveFlag} from '../../lib/vocabulary/flags.js'
import {factsOf} from '../../lib/protocol/actions.js'
import {type Outcome} from '../../lib/run/outcome.js'
import {ForwardOpener} from '../../lib/operations/forwards.js'
import {messageLog} from '../../lib/output/message-log.js'
import {rowsAt} from '../../lib/output/row-path.js'

export default class ForwardGet extends QQCommand {
  static action = 'get_forward_msg'
  static override summary = 'Show the messages in a forward card'
  static override description =
    "NapCat includes nested forwards in `content`; --depth shows them too. If one is missing, it is requested by its res_id, which is the only id that works for a nested forward. A res_id needs NapCat's packet backend."
  static override examples = [
    '<%= config.bin %> forward get $(<%= config.bin %> forward send group:123456 1234567 -o id)',
    '<%= config.bin %> forward get 7654321 --depth 3',
    '<%= config.bin %> forward get 7654321 --jq ".[].message"',
  ]

  static override args = {
    forward: handleArg('the id of the message with the card, or the res_id returned when it was sent'),
  }
  static override flags = {
    depth: positiveFlag({
      summary: 'number of levels to show: 2 includes nested forwards, 3 the forwards in those (default 1)',
    }),
    ...callFlags,
  }

  async run(): Promise<Outcome> {
    const {
      args: {forward},
      flags: {depth = 1},
    } = await this.parse(ForwardGet)
    const params = /^\d+$/.test(forward) ? {message_id: forward} : {id: forward}
    return this.session.connector.withCaller(async caller => {
      const opener = new ForwardOpener(caller)
      const {data, raw} = await caller.call(request('get_forward_msg', params))
      const rows = await opener.open(rowsAt(data, 'messages[]'), depth - 1)
      return {
        content: {kind: 'list', rows},
        view: {
          columns: ['sender.user_id', 'sender.nickname', 'time', 'raw_message'],
          marks: factsOf('get_forward_msg'),
          log: async (shown, human) => messageLog(shown, human, {ids: false, places: false, depth: depth - 1}),
        },
        raw: [raw, ...opener.raw],
        failure: opener.failure,
      }
    })
  }
}
