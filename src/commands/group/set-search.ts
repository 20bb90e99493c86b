import {groupArg} from '../../lib/vocabulary/args.js'
import {defineAction} from '../../lib/define/define-action.js'
import {countFlag} from '../../lib/vocabulary/flags.js'
import {QQError} from '../../lib/errors/errors.js'
import {say} from '../../lib/errors/saying.js'

export default defineAction({
  action: 'set_group_search',
  summary: 'Set how a group can be found by search',
  description:
    'NapCat does not document these two numbers. It ignores 0, so only a QQ client can reset a value. The bot must be an admin.',
  examples: ['<%= config.bin %> group set-search 123456 --no-code-finger-open 1'],
  args: {group: groupArg()},
  flags: {
    'no-code-finger-open': countFlag({summary: 'noCodeFingerOpen, 1 or more'}),
    'no-finger-open': countFlag({summary: 'noFingerOpen, 1 or more'}),
  },
  params({args, flags}) {
    const {'no-code-finger-open': code, 'no-finger-open': any} = flags
    if (code === undefined && any === undefined) {
      throw new QQError('USAGE', say('give --no-code-finger-open, --no-finger-open or both'))
    }
    if (code === 0 || any === 0) {
      throw new QQError('UNSUPPORTED', say('NapCat ignores 0, so nothing would change'), {
        action: 'set_group_search',
        hint: say('switch it off in the group settings of a QQ client'),
      })
    }
    return {group_id: args.group, no_code_finger_open: code, no_finger_open: any}
  },
})
