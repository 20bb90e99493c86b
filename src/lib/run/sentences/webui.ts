import {type WebuiKinds} from '../../errors/kinds/webui.js'
import {SYSTEM_ERRORS} from './connection.js'
import {sentencesOf, type Wording} from '../../errors/wording.js'

const TOKEN_HINT =
  "NapCat writes it into its log at the start (WebUi Token), and into config/webui.json; give it with --webui-token-file, QQ_WEBUI_TOKEN or a profile's webui_token"
const SAME_PLACE_HINT =
  'give both in one place: --webui with --webui-token-file, QQ_WEBUI with QQ_WEBUI_TOKEN, or webui with webui_token in a profile'
const WHERE_HINT = 'is NapCat running? Give the URL of its WebUI (port 6099 by default) with --webui or QQ_WEBUI'

/** What happens where one side speaks TLS and the other does not. */
const MISUNDERSTANDINGS: readonly string[] = [
  'ECONNRESET',
  'EPROTO',
  'ERR_SSL_WRONG_VERSION_NUMBER',
  'ERR_SSL_PACKET_LENGTH_TOO_LONG',
]

function systemError({code, detail, secure}: WebuiKinds['systemError']): Wording {
  if (code === 'ECONNREFUSED') return {message: 'connection refused', hint: WHERE_HINT}
  if (MISUNDERSTANDINGS.includes(code)) {
    return secure
      ? {message: 'no TLS there', hint: 'is it https:// where http:// is needed?'}
      : {message: 'it closed the connection', hint: 'is it http:// where https:// is needed?'}
  }
  return SYSTEM_ERRORS[code] ?? (detail !== '' ? '{detail}' : code !== '' ? '{code}' : 'unknown reason')
}

export const webuiSentences = sentencesOf<WebuiKinds>()({
  failed: 'could not reach the WebUI at {host}: {reason}',
  systemError,
  gateway: 'the server in front of it does not reach it (HTTP {status})',
  noConnection: {message: 'no connection within {limitMs:seconds} s', hint: WHERE_HINT},
  noAnswer: 'the WebUI at {host} did not answer {path} within {limitMs:seconds} s',
  notWebui: {
    message: 'at {host} there is no WebUI of NapCat (HTTP {status})',
    hint: 'give the URL of the WebUI (port 6099 by default) with --webui, not that of the OneBot server',
  },
  forbidden: {
    message: 'the WebUI at {host} does not accept connections from this address',
    hint: 'see the access control in its settings',
  },
  tokenRefused: {message: 'the WebUI at {host} refused the token from {source}', hint: TOKEN_HINT},
  tokenMissing: ({withheld}) => ({
    message:
      withheld === undefined
        ? 'the WebUI at {host} wants a token, and none was given'
        : 'the WebUI at {host} wants a token, and none was given: {withheld}',
    hint: withheld === undefined ? TOKEN_HINT : SAME_PLACE_HINT,
  }),
  totpWanted: {
    message: 'the WebUI at {host} wants the code of an authenticator app',
    hint: 'give it with --totp CODE',
  },
  totpRefused: {
    message: 'the WebUI at {host} refused the code of the authenticator app',
    hint: 'a code is good for about a minute, and only if the clocks agree',
  },
  rateLimited: {
    message: 'the WebUI at {host} refuses more logins for now',
    hint: 'try again in a minute: it counts all logins, good ones too',
  },
  credentialRefused: {
    message: 'the WebUI at {host} refuses what its own login gave',
    hint: "was its token changed just now, or does NapCat's clock run differently? Try again",
  },
  loginBusy: 'another run is logging in at this WebUI: {by}',
  refused: ({said}) => (said === '' ? 'the WebUI refused {path} without a reason' : 'the WebUI refused {path}: {said}'),
  unexpected: {
    message: 'the answer of the WebUI to {path} is not understood',
    hint: 'is this version of NapCat newer than this tool?',
  },
})
