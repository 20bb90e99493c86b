import * as Flags from '@oclif/core/flags'
import {lookUp, request} from '../../lib/client/request.js'
import {QQCommand} from '../../lib/run/base.js'
import {callFlags, oneOf} from '../../lib/vocabulary/flags.js'
import {type Outcome} from '../../lib/run/outcome.js'
import {outcomeOf} from '../../lib/run/reply-outcome.js'
import {QQError} from '../../lib/errors/errors.js'
import {atPlace, say} from '../../lib/errors/saying.js'
import {isJsonObject} from '../../lib/protocol/json.js'

/** NapCat only accepts numbers as texts; the number 0 would mean "do not change" (action/go-cqhttp/SetQQProfile.ts). */
const SEXES = {unknown: '0', male: '1', female: '2', 未知: '0', 男: '1', 女: '2', 0: '0', 1: '1', 2: '2'} as const

export default class AccountSetProfile extends QQCommand {
  static action = 'set_qq_profile'
  static override summary = 'Set the nickname, signature or sex of the bot'
  static override description =
    'Other fields do not change. NapCat always sets the nickname, so without --nickname the current one is sent again.'
  static override examples = [
    '<%= config.bin %> account set-profile --nickname 小助手',
    '<%= config.bin %> account set-profile --bio "有事请 @ 我" --sex female',
  ]

  static override flags = {
    nickname: Flags.string({summary: 'the nickname', helpValue: 'TEXT'}),
    bio: Flags.string({summary: 'the signature (个性签名), as in `qq account set-signature`', helpValue: 'TEXT'}),
    sex: Flags.custom({parse: oneOf(SEXES)})({
      summary: 'male, female or unknown (男, 女, 未知)',
      helpValue: 'male|female|unknown',
    }),
    ...callFlags,
  }

  async run(): Promise<Outcome> {
    const {flags} = await this.parse(AccountSetProfile)
    const {bio, sex} = flags
    if ([flags.nickname, bio, sex].every(value => value === undefined)) {
      throw new QQError('USAGE', say('give at least one of --nickname, --bio, --sex'))
    }
    if (flags.nickname?.trim() === '') throw new QQError('VALIDATION', atPlace('--nickname', {kind: 'input.empty'}))
    const reply = await this.session.connector.withCaller(async caller => {
      const {data} = flags.nickname === undefined ? await caller.call(lookUp('get_login_info', {})) : {data: flags}
      const nickname = isJsonObject(data) ? data['nickname'] : undefined
      if (typeof nickname !== 'string') {
        const hint = say('give --nickname')
        throw new QQError('ACTION_FAILED', say('NapCat did not return the current nickname'), {hint})
      }
      return caller.call(request('set_qq_profile', {nickname, personal_note: bio, sex}))
    })
    return outcomeOf({...reply, data: null}, {}, {}) // QQ's result was checked, and has no other information
  }
}
