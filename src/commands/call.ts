import * as Flags from '@oclif/core/flags'
import {textArg, wordsArg} from '../lib/command/args.js'
import {QQCommand} from '../lib/command/base.js'
import {readCallParams} from '../lib/command/call-params.js'
import {confirmAction} from '../lib/command/confirm.js'
import {callFlags, confirmFlags, severeFlags} from '../lib/command/flags.js'
import {type Outcome} from '../lib/command/outcome.js'
import {outcomeOf} from '../lib/command/reply-outcome.js'
import {QQError} from '../lib/errors/errors.js'
import {factsOf} from '../lib/protocol/actions.js'
import {coerceParams, findProblems} from '../lib/protocol/validate.js'

export default class Call extends QQCommand {
  static override summary = 'Call any action by its wire name'
  static override description = `Parameters are key=text, key:=JSON, key=@file (its text) and key:=@file (its JSON); @- is stdin. They are checked against what is known of the action; an action that is not known is sent as it is.`
  static override examples = [
    '<%= config.bin %> call get_login_info',
    '<%= config.bin %> call send_group_msg group_id=123456 message=hi',
    `<%= config.bin %> call send_group_msg group_id=123456 message:='[{"type":"face","data":{"id":"14"}}]'`,
    'echo \'{"group_id":"123456"}\' | <%= config.bin %> call get_group_info --input -',
  ]

  static override args = {
    action: textArg('wire name of the action'),
    params: wordsArg('key=value, key:=JSON, key=@file'),
  }
  static override flags = {
    input: Flags.string({summary: 'file with all parameters as one JSON object (- for stdin)', helpValue: 'FILE'}),
    unchecked: Flags.boolean({summary: 'send the parameters exactly as given'}),
    stream: Flags.boolean({summary: 'give every packet of the answer (as for the known stream actions)'}),
    path: Flags.option({options: ['api', 'event'] as const, summary: 'endpoint to call on (api)'})(),
    ...confirmFlags,
    ...severeFlags,
    ...callFlags,
  }

  async run(): Promise<Outcome> {
    const {args, flags} = await this.parse(Call)
    const {action} = args
    const typed = await readCallParams(args.params ?? [], flags.input)
    const params = flags.unchecked ? typed : coerceParams(action, typed)
    const problems = flags.unchecked ? [] : findProblems(action, params)
    if (problems.length > 0) {
      throw new QQError('VALIDATION', problems.join('; '), {
        action,
        hint: `\`qq action get ${action}\` shows its parameters`,
      })
    }
    if (!factsOf(action) && !action.startsWith('mock.'))
      this.session.note(`${action} is not in the list of known actions; sent as it is`)
    await confirmAction(action, params, flags, `Call ${action}`)
    const endpoint = flags.path ?? 'api'
    if (flags.stream || factsOf(action)?.stream) {
      const rows = this.session.streamFrom(async function* (caller) {
        for await (const packet of caller.stream(action, params)) yield packet.data
      }, endpoint)
      return {content: {kind: 'stream', rows}, finite: true}
    }
    return outcomeOf(
      await this.session.withCaller(async caller => caller.callUnchecked(action, params), endpoint),
      params,
      {},
    )
  }
}
