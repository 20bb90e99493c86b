import {type Advice, type ReplyKinds} from '../../errors/kinds/reply.js'
import {unanswered} from './unanswered.js'
import {sentencesOf, type Wording} from './wording.js'

const ADVICE: Readonly<Record<Advice, string>> = {
  owner: 'the bot must be the owner of the group',
  admin: 'the bot must be an admin or the owner of the group',
  'admin (for others)': 'for anybody but itself, the bot must be an admin or the owner of the group',
  'admin or group setting':
    'the bot must be an admin or the owner of the group, unless the group lets every member do it',
  'admin or uploader': 'the bot must have uploaded it itself, or be an admin or the owner of the group',
  windows: 'it works only where NapCat runs on Windows',
  'server-path': 'NapCat reads the path on its own machine',
  membership:
    'QQ says so around membership and muting: the bot may not be in the group (`qq group list`), or be muted there',
  'path or URL': 'NapCat looks for a path on its own machine, and knows no other kind of URL',
  'request flag': 'the flag is that of a request event or of `qq request group list`',
  'message id': 'NapCat forgets message ids when it restarts; `qq msg history` of the chat makes it know them again',
}

const DEPENDS_ON_QQ = 'the packet backend depends on the QQ version that NapCat runs on'

/** @param advice what may help */
function advised(message: string, advice: Advice | undefined): Wording {
  return {message, hint: advice && ADVICE[advice]}
}

/** What NapCat said. */
function words({said}: {readonly said: string}): string {
  return said === '' ? 'no reason given' : '{said}'
}

/** The same with its code. */
function wordsWithCode(facts: {readonly said: string; readonly retcode: number | undefined}): string {
  return facts.retcode === undefined ? words(facts) : `${words(facts)} ({retcode})`
}

export const reply = sentencesOf<ReplyKinds>()({
  failed: facts => advised(`{action} failed: ${wordsWithCode(facts)}`, facts.advice),
  failedInside: ({advice}) => advised('{action} failed: {said}', advice),
  softFailed: facts => advised(`{action}: NapCat said ok, but the result is a failure: ${words(facts)}`, facts.advice),
  notConfirmed: facts => ({
    message: `{action} was not confirmed: ${wordsWithCode(facts)}`,
    hint: 'QQ did not confirm in time: it may have been done all the same, so look before you repeat it',
  }),
  unknownAction: ({near}) => ({
    message: 'this NapCat has no action {action} (1404)',
    hint: near === undefined ? '`qq action list` shows the actions that are known' : 'did you mean {near}?',
  }),
  actionNotThere: ({since, gone}) => ({
    message: 'this NapCat has no action {action} (1404)',
    hint: gone ?? (since === undefined ? 'this NapCat is too old or too new for it' : 'it came with NapCat {since}'),
  }),
  needsPacket: facts => ({
    message: `{action} needs NapCat's packet backend (1400: ${words(facts)})`,
    hint:
      facts.action === 'nc_get_packet_status'
        ? DEPENDS_ON_QQ
        : `${DEPENDS_ON_QQ}; \`qq system get-packet-status\` tells`,
  }),
  tooDeep: ({effect}) =>
    unanswered('the answer to {action} has more than {levels} levels of lists and objects', effect),
})
