import * as Flags from '@oclif/core/flags'
import {connectionFlags, confirmFlags} from '../../vocabulary/flags.js'

export const commandFlag = Flags.string({
  summary: 'shell command that starts the server (default: start_command of the profile)',
  helpValue: 'CMD',
})

export const stopFlags = {...confirmFlags, ...connectionFlags}

export const SERVER_VIEW = {columns: ['state', 'pid', 'since:time', 'log', 'url'], id: 'pid'}
