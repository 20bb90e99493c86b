import {QQError} from '../errors/errors.js'
import {groupArg, optionalMessageArg} from '../vocabulary/args.js'
import {type QQCommand} from '../run/base.js'
import {defineAction} from './define-action.js'
import {digitsFlag} from '../vocabulary/flags.js'

interface TodoSpec {
  readonly action: 'set_group_todo' | 'complete_group_todo' | 'cancel_group_todo'
  readonly summary: string
  readonly examples: readonly string[]
}

/** A command for a todo of a group; all three accept the message in the same two ways. */
export function defineTodo(spec: TodoSpec): typeof QQCommand {
  return defineAction({
    ...spec,
    description:
      "NapCat uses its packet backend and does not read QQ's answer: ok means that QQ answered, not that it took effect.",
    args: {group: groupArg(), message: optionalMessageArg('the id of the message, short or long; or use --seq')},
    flags: {seq: digitsFlag({summary: 'real_seq of the message (its number in the group), instead of the id'})},
    params: ({args, flags}) => {
      if ((args.message === undefined) === (flags.seq === undefined)) {
        throw new QQError('USAGE', {kind: 'input.textOrFlag', name: 'message', flag: '--seq'})
      }
      return {group_id: args.group, message_id: args.message, message_seq: flags.seq}
    },
  })
}
