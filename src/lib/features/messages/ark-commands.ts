import * as Flags from '@oclif/core/flags'
import {QQError} from '../../errors/errors.js'
import {say} from '../../errors/saying.js'
import {groupArg, optionalUserArg} from '../../vocabulary/args.js'
import {type QQCommand} from '../../run/base.js'
import {defineAction} from '../../define/define-action.js'
import {groupFlag} from '../../vocabulary/flags.js'

/** The differences between two commands for the same task. */
interface Naming<A extends string> {
  readonly action: A
  readonly summary: string
  /** The words of the command after `qq`. */
  readonly words: string
  readonly hidden?: boolean
}

/** How to send the created card to a chat. */
export function sendingHint(words: string): string {
  return `To send it: \`qq msg send group:123456 --card "$(qq ${words})"\`.`
}

/** The card of a group. */
export function groupArkCommand({
  words,
  ...naming
}: Naming<'send_group_ark_share' | 'ArkShareGroup'>): typeof QQCommand {
  return defineAction({
    ...naming,
    description: sendingHint(`${words} 234567`),
    examples: [
      `<%= config.bin %> ${words} 123456`,
      `<%= config.bin %> ${words} 123456 --jq '{type: "json", data: {data: .}}'`,
    ],
    args: {group: groupArg()},
    params: ({args}) => ({group_id: args.group}),
    columns: ['value'],
  })
}

/** The card of a user, or of a group. */
export function contactArkCommand({words, ...naming}: Naming<'send_ark_share' | 'ArkSharePeer'>): typeof QQCommand {
  return defineAction({
    ...naming,
    description: sendingHint(`${words} 10001`),
    examples: [
      `<%= config.bin %> ${words} 10001`,
      `<%= config.bin %> ${words} 10001 --jq '{type: "json", data: {data: .arkMsg}}'`,
      `<%= config.bin %> ${words} --group 123456 -o id`,
    ],
    args: {user: optionalUserArg('the user to share: 10001 or user:10001; or use --group')},
    flags: {
      group: groupFlag({summary: 'share this group instead of a user'}),
      phone: Flags.string({summary: 'phone number of the user to show on the card', helpValue: 'TEXT'}),
    },
    params: ({args: {user}, flags: {group, phone}}) => {
      if ((user === undefined) === (group === undefined))
        throw new QQError('USAGE', say('give either the argument user or --group'))
      if (group !== undefined && phone !== undefined)
        throw new QQError('USAGE', say('--phone cannot be used with --group: a group card has no phone number'))
      return {user_id: user, group_id: group, phone_number: phone}
    },
    columns: ['arkMsg|arkJson'],
  })
}
