import * as Flags from '@oclif/core/flags'
import {textArg, wordsArg} from '../lib/vocabulary/args.js'
import {QQCommand} from '../lib/run/base.js'
import {readCallParams} from '../lib/features/calls/call-params.js'
import {checkedRequest} from '../lib/features/calls/call-request.js'
import {confirmAction} from '../lib/run/confirm.js'
import {sendFlags, confirmFlags, severeFlags} from '../lib/vocabulary/flags.js'
import {type Outcome, type RowSink} from '../lib/run/outcome.js'
import {outcomeOf} from '../lib/run/reply-outcome.js'
import {QQError} from '../lib/errors/errors.js'
import {atPlace, say} from '../lib/errors/saying.js'
import {factsOf, isSecret, isSend} from '../lib/protocol/actions.js'

export default class Call extends QQCommand {
  static override summary = 'Call any action by its wire name'
  static override description = `A parameter is key=text, key:=JSON, key=@file (text of a file) or key:=@file (JSON of a file); @- is stdin. Nested values are event.user_id=1, message[0].type=text, users[]=1 (appends to the list), extra[a.b]=1 (the dot is part of the name).

The action and its parameters are checked against the catalogue (\`qq action get ACTION\`), and text is converted to the type of the parameter. An old name of an action is replaced by its current name. An unknown action is sent unchanged.`
  static override examples = [
    '<%= config.bin %> call get_login_info',
    '<%= config.bin %> call send_group_msg group_id=123456 message=hi',
    `<%= config.bin %> call send_group_msg group_id=123456 message:='[{"type":"face","data":{"id":"14"}}]'`,
    '<%= config.bin %> call send_group_msg group_id=123456 "message[0].type=face" "message[0].data.id=14"',
    'echo \'{"group_id":"123456"}\' | <%= config.bin %> call get_group_info --input -',
  ]

  static override args = {
    action: textArg('wire name of the action, from `qq action list`', 'ACTION'),
    params: wordsArg('key=text, key:=JSON, key=@file, key:=@file', 'PARAM'),
  }
  static override flags = {
    input: Flags.string({
      summary: 'file with a JSON object of parameters (- for stdin); typed parameters override it',
      helpValue: 'FILE',
    }),
    unchecked: Flags.boolean({summary: 'send the name and the parameters unchanged and unchecked'}),
    stream: Flags.boolean({summary: 'return every packet of the answer (the default for known stream actions)'}),
    path: Flags.option({options: ['api', 'event'] as const, summary: 'WebSocket endpoint to use (default api)'})(),
    ...confirmFlags,
    ...severeFlags,
    ...sendFlags,
  }

  async run(): Promise<Outcome> {
    const {args, flags} = await this.parse(Call)
    if (args.action.trim() === '') throw new QQError('USAGE', atPlace('action', {kind: 'input.empty'}))
    const typed = {
      action: args.action,
      params: await readCallParams(this.session.stdin, args.params ?? [], flags.input),
    }
    const {action, params} = flags.unchecked ? typed : await checkedRequest(typed, text => this.session.notes.add(text))
    const inPackets = flags.stream || factsOf(action)?.stream
    if (flags['idempotency-key'] !== undefined && (inPackets || !isSend(action))) {
      throw new QQError(
        'USAGE',
        say('--idempotency-key requires an action that sends; {action} does not send', {action}),
      )
    }
    await confirmAction(this.session, action, params, flags)
    const endpoint = flags.path ?? 'api'
    if (inPackets) {
      const run = async (sink: RowSink): Promise<undefined> =>
        this.session.connector.withCaller(async caller => {
          for await (const {data} of caller.stream({action, params})) await sink.row(data)
          return undefined
        }, endpoint)
      return {content: {kind: 'stream', finite: true, run}, view: {secret: isSecret(action), marks: factsOf(action)}}
    }
    return outcomeOf(
      await this.session.connector.withCaller(async caller => caller.call({action, params}), endpoint),
      params,
      {},
    )
  }
}
