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

/** A command for a message that is a group's todo: all three take the message in the same two ways. */
export function defineTodo(spec: TodoSpec): typeof QQCommand {
  return defineAction({
    ...spec,
    description:
      'NapCat sends it by its packet backend, and does not read what QQ answers: ok means that QQ answered, not that it was done.',
    args: {group: groupArg(), message: optionalMessageArg('the message’s id, short or long; or --seq')},
    flags: {seq: digitsFlag({summary: 'instead of the id: real_seq of the message, its number in the group'})},
    params: ({args, flags}) => {
      if ((args.message === undefined) === (flags.seq === undefined)) {
        throw new QQError('USAGE', {kind: 'input.textOrFlag', name: 'message', flag: '--seq'})
      }
      return {group_id: args.group, message_id: args.message, message_seq: flags.seq}
    },
  })
}
