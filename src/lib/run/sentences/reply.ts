import {type Advice, type ReplyKinds} from '../../errors/kinds/reply.js'
import {sentencesOf} from '../../errors/wording.js'

const ADVICE: Readonly<Record<Advice, string>> = {
  owner: 'the bot must be the owner of the group',
  admin: 'the bot must be an admin or the owner of the group',
  'admin (for others)': 'for other members, the bot must be an admin or the owner of the group',
  'admin or group setting':
    'the bot must be an admin or the owner of the group, unless the group lets every member do it',
  'admin or uploader': 'the bot must be the uploader, an admin or the owner of the group',
  windows: 'it works only where NapCat runs on Windows',
  'server-path': 'NapCat reads the path on its own machine',
  membership: 'the bot may not be in the group (see `qq group list`), or it may be muted there',
  'path or URL': 'NapCat reads a path on its own machine, and does not support other kinds of URL',
  'request flag': 'use the request id (flag) of a request event or of `qq request group list`',
  'friend request flag': 'use the `flag` of a request.friend event; NapCat has no list of friend requests',
  'ban of the owner': 'nobody can mute the owner of a group',
  'message id':
    'NapCat forgets message ids when it restarts; run `qq msg history` for the chat, then NapCat knows them again',
}

export const replySentences = sentencesOf<ReplyKinds>()({
  reason({said, retcode}) {
    if (said === '') return retcode === undefined ? 'no reason was given' : 'no reason was given ({retcode})'
    return retcode === undefined ? '{said}' : '{said} ({retcode})'
  },
  failed: ({advice}) => ({message: '{action} failed: {reason}', hint: advice && ADVICE[advice]}),
  softFailed: ({advice}) => ({
    message: '{action} failed although NapCat answered ok: {reason}',
    hint: advice && ADVICE[advice],
  }),
  notConfirmed: {
    message: '{action} was not confirmed: {reason}',
    hint: 'QQ did not confirm it in time, and it may have been done anyway; check the result before you repeat it',
  },
  unknownAction: ({near}) => ({
    message: 'this NapCat has no action {action} (1404)',
    hint: near === undefined ? 'run `qq action list` to list the known actions' : 'did you mean {near}?',
  }),
  actionNotThere: ({since, gone}) => ({
    message: 'this NapCat has no action {action} (1404)',
    hint: gone
      ? '{gone}'
      : since === undefined
        ? 'this NapCat is too old or too new for it'
        : 'it requires NapCat {since} or later',
  }),
  needsPacketSending: {
    message: "{action} requires that NapCat's packet backend can send (1400: {reason})",
    hint: 'it depends on the QQ version that NapCat runs on; `qq system get-packet-status` does not show it',
  },
  needsPacket: ({action}) => ({
    message: "{action} requires NapCat's packet backend (1400: {reason})",
    hint:
      action === 'nc_get_packet_status'
        ? 'the packet backend depends on the QQ version that NapCat runs on'
        : 'the packet backend depends on the QQ version that NapCat runs on; check it with `qq system get-packet-status`',
  }),
  tooDeep: 'the answer to {action} has more than {levels} levels of lists and objects',
})
