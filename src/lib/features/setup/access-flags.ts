import * as Flags from '@oclif/core/flags'
import {connectionFlags} from '../../vocabulary/flags.js'

/** What says how a server that is to be saved is reached. */
export const accessFlags = {
  'token-file': Flags.string({
    summary: 'file whose first line is the token, read each time; - saves the token from stdin itself',
    helpValue: 'FILE',
    exclusive: ['token', 'token-command'],
  }),
  'token-command': Flags.string({
    summary: 'command whose first line is the token, run each time',
    helpValue: 'COMMAND',
    exclusive: ['token'],
  }),
  token: Flags.string({summary: 'the token itself (visible to everybody in ps: prefer --token-file -)'}),
  ca: connectionFlags.ca,
  insecure: connectionFlags.insecure,
  proxy: connectionFlags.proxy,
  'connect-timeout': connectionFlags['connect-timeout'],
}
