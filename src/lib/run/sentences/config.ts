import {type ConfigKinds} from '../../errors/kinds/config.js'
import {sentencesOf} from './wording.js'

export const configSentences = sentencesOf<ConfigKinds>()({
  default: 'default',
  profile: 'profile {name} ({file})',
  wholeFile: 'the file',

  noProfiles: ({areFilesRead}) =>
    areFilesRead
      ? 'there is no configuration file with profiles'
      : 'QQ_NO_CONFIG is set, so no configuration file is read; in `qq mock exec` its --profile says which there are',
  currentUnnamed: 'current must be the name of a profile',
  notUtf8: 'not text in UTF-8',
  readableByOthers: '{file} can be read by other users (mode {mode}); make it 600',
  unknownKey: ({near}) =>
    near === undefined ? '{file}: unknown key {key}' : '{file}: unknown key {key}; did you mean {near}?',
  misplacedKey: ({isOfProfiles}) =>
    isOfProfiles ? '{file}: {key} belongs in a profile' : '{file}: {key} belongs outside the profiles',
  wrongCleartext: 'profiles.{profile}.cleartext can only be "ok"',
  notJson5: 'line {line}, column {column} is not as JSON5 wants it',

  wrongScheme: ({instead}) => ({
    message: 'the URL must begin with ws:// or wss://',
    hint: instead === undefined ? undefined : 'write {instead}, with the port of a WebSocket server of NapCat',
  }),
  wrongWebuiScheme: ({instead}) => ({
    message: 'the URL of the WebUI must begin with http:// or https://',
    hint: instead === undefined ? undefined : 'write {instead}, with the port of the WebUI of NapCat (6099 by default)',
  }),
  noWebui: {
    message: 'the URL from {from} is on another machine, and nothing says where its WebUI is',
    hint: 'give the URL of the WebUI with --webui or QQ_WEBUI, or as webui of the profile',
  },
  userInUrl: {message: 'no user and password in the URL', hint: 'NapCat knows a token only'},
  wrongProxy: 'the proxy must be an http:// or https:// URL',
  urlOverridden: '--url overrides the URL of profile {profile}',
  variableUnused: 'QQ_URL is not used, since profile {profile} has a token of its own, and no url',
  exposed: 'no token for {host}: anyone who reaches that port controls the bot',
  openPort: 'no token: anyone who reaches port {port} can pass for NapCat',
  clearText: 'the token goes to {host} in clear text; use wss://',
  webuiClearText:
    'the login at the WebUI of {host} goes there in clear text, and is as good as its token; use https://',

  tokenWithheld: 'the token from {from} is not used, since the URL comes from {urlFrom}, and so must its token',
  tokenFromStdin: 'a token comes from stdin only with --token-file -',
  tokenTooLong: 'the first line from {from} is too long for a token',
  noToken: 'no token came from {from}',
  tokenUnreadable: 'cannot read the token file: {detail}',
  commandFailed: 'the token command failed ({detail})',
  commandEnded: 'the token command failed (exit {exit})',
  commandSilent: 'the token command failed (no line within {limitMs:seconds} s)',
})
