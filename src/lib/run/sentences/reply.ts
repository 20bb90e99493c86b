import {type Advice, type ReplyKinds} from '../../errors/kinds/reply.js'
import {sentencesOf} from './wording.js'

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

export const replySentences = sentencesOf<ReplyKinds>()({
  reason({said, retcode}) {
    if (said === '') return retcode === undefined ? 'no reason given' : 'no reason given ({retcode})'
    return retcode === undefined ? '{said}' : '{said} ({retcode})'
  },
  failed: ({advice}) => ({message: '{action} failed: {reason}', hint: advice && ADVICE[advice]}),
  softFailed: ({advice}) => ({
    message: '{action}: NapCat said ok, but the result is a failure: {reason}',
    hint: advice && ADVICE[advice],
  }),
  notConfirmed: {
    message: '{action} was not confirmed: {reason}',
    hint: 'QQ did not confirm in time: it may have been done all the same, so look before you repeat it',
  },
  unknownAction: ({near}) => ({
    message: 'this NapCat has no action {action} (1404)',
    hint: near === undefined ? '`qq action list` shows the actions that are known' : 'did you mean {near}?',
  }),
  actionNotThere: ({since, gone}) => ({
    message: 'this NapCat has no action {action} (1404)',
    hint: gone ?? (since === undefined ? 'this NapCat is too old or too new for it' : 'it came with NapCat {since}'),
  }),
  needsPacket: ({action}) => ({
    message: "{action} needs NapCat's packet backend (1400: {reason})",
    hint:
      action === 'nc_get_packet_status'
        ? 'the packet backend depends on the QQ version that NapCat runs on'
        : 'the packet backend depends on the QQ version that NapCat runs on; `qq system get-packet-status` tells',
  }),
  tooDeep: 'the answer to {action} has more than {levels} levels of lists and objects',
})
