import {textArg} from '../../lib/vocabulary/args.js'
import {defineAction} from '../../lib/define/define-action.js'
import {countFlag} from '../../lib/vocabulary/flags.js'
import {QQError} from '../../lib/errors/errors.js'
import {say} from '../../lib/errors/saying.js'
import {
  BATTERY_STATUS,
  findOnlineStatus,
  nearestOnlineStatus,
  onlineStatusNames,
  type OnlineStatus,
} from '../../lib/protocol/online-statuses.js'

const NAMES = onlineStatusNames()
const WORDS = `${NAMES.basic}, ${NAMES.extended}`.split(', ').map(name => name.replace(/\/.*/, ''))

export default defineAction({
  action: 'set_online_status',
  summary: 'Set the online status of the bot',
  description: `A status is its name, QQ's own label or its number: ${NAMES.basic}. These extended statuses are shown beside online: ${NAMES.extended}.`,
  examples: [
    '<%= config.bin %> account set-status busy',
    '<%= config.bin %> account set-status battery --battery 80',
    '<%= config.bin %> account set-status 学习中',
    '<%= config.bin %> account set-status online --ext 1018',
  ],
  args: {status: textArg('the status: name, label or number', WORDS.join('|'))},
  flags: {
    ext: countFlag({summary: 'number of an extended status that has no name here; only with `online`'}),
    battery: countFlag({
      summary: 'battery charge to show, in percent; required with the status `battery`',
      helpValue: 'PERCENT',
    }),
  },
  params: ({args, flags}) => {
    const {battery = 0} = flags
    if (battery > 100) throw new QQError('VALIDATION', say('--battery: {battery} is more than 100', {battery}))
    const {status, extended} = statusOf(args.status, flags.ext)
    if ((extended === BATTERY_STATUS) !== (flags.battery !== undefined)) {
      throw new QQError('USAGE', say('the status battery and --battery PERCENT require each other'))
    }
    return {status, ext_status: extended, battery_status: battery}
  },
})

function statusOf(text: string, ext: number | undefined): OnlineStatus {
  const found = findOnlineStatus(text)
  if (!found) {
    const near = nearestOnlineStatus(text)
    throw new QQError('VALIDATION', say('status: there is no status {text:quoted}', {text}), {
      hint: near === undefined ? say('see `qq account set-status --help`') : say('did you mean {near}?', {near}),
    })
  }
  if (ext === undefined) return found
  if (found.status !== 10 || found.extended !== 0) {
    throw new QQError('USAGE', say('--ext requires the status online'))
  }
  return {...found, extended: ext}
}
