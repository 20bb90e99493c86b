import * as Flags from '@oclif/core/flags'
import {commandsByAction, examplesOf} from '../../lib/define/action-commands.js'
import {textArg} from '../../lib/vocabulary/args.js'
import {QQCommand} from '../../lib/run/base.js'
import {type Outcome} from '../../lib/run/outcome.js'
import {QQError} from '../../lib/errors/errors.js'
import {isToday} from '../../lib/features/calls/call-request.js'
import {say} from '../../lib/errors/saying.js'
import {shellLine, exampleParams} from '../../lib/protocol/about/call-example.js'
import {describeAction, describeInWords} from '../../lib/protocol/about/describe.js'
import {spoken} from '../../lib/language/spoken.js'
import {loadWidth} from '../../lib/output/width.js'
import {paramsSchema} from '../../lib/protocol/about/json-schema.js'
import {oldName, oldNames} from '../../lib/protocol/about/old-names.js'
import {actionNames, isActionName, withoutSuffix, type ActionName} from '../../lib/protocol/actions.js'
import {nearest} from '../../lib/protocol/nearest.js'

export default class ActionGet extends QQCommand {
  /** This command needs the list of all commands. */
  static needsTree = true
  static override summary = 'Show what is known about an action'
  static override description =
    'Shows its parameters, answer, requirements, command and example lines. The JSON output is one object with all of this and the schema.'
  static override examples = [
    '<%= config.bin %> action get set_group_ban',
    '<%= config.bin %> action get send_msg --jq ".params[].name"',
    '<%= config.bin %> action get set_group_add_option --schema',
    '<%= config.bin %> action get set_group_ban --example',
  ]
  static override args = {action: textArg('wire name of the action, from `qq action list`', 'ACTION')}
  static override flags = {
    schema: Flags.boolean({summary: 'print only a JSON Schema of the parameters', exclusive: ['example']}),
    example: Flags.boolean({summary: 'print only the example lines'}),
  }

  async run(): Promise<Outcome> {
    const {args, flags} = await this.parse(ActionGet)
    const action = this.#today(args.action)
    const schema = paramsSchema(action)
    if (flags.schema) return {content: {kind: 'value', value: schema}, view: {text: JSON.stringify(schema, null, 2)}}
    const command = commandsByAction(this.config).get(action)
    const examples = [
      shellLine(this.config.bin, action, exampleParams(action)),
      ...(command ? await examplesOf(this.config, command.id) : []),
    ]
    if (flags.example) return {content: {kind: 'value', value: {action, examples}}, view: {text: examples.join('\n')}}
    const value = {
      action,
      command: command?.words ?? null,
      summary: command?.summary ?? null,
      ...describeAction(action),
      examples,
    }
    const width = await loadWidth()
    return {
      content: {kind: 'value', value: {...value, schema}},
      view: {text: human => describeInWords(value, {words: what => spoken(what, human.speech), width})},
    }
  }

  /** @throws QQError VALIDATION for an unknown name */
  #today(typed: string): ActionName {
    const plain = withoutSuffix(typed)
    if (isActionName(plain)) {
      if (plain !== typed) this.session.notes.add(say('{typed} does the same as {plain}', {typed, plain}))
      return plain
    }
    const old = oldName(typed)
    if (old) {
      this.session.notes.add(isToday(typed, old.action, old.instead ?? old.note))
      return old.action
    }
    const near = nearest(typed, [...actionNames(), ...oldNames()])
    throw new QQError('VALIDATION', say('there is no action {typed:quoted}', {typed}), {
      hint: near === undefined ? say('run `qq action list` to list all actions') : say('did you mean {near}?', {near}),
    })
  }
}
