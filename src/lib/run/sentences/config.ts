import {type ConfigKinds} from '../../errors/kinds/config.js'
import {sentencesOf} from '../../errors/wording.js'

export const configSentences = sentencesOf<ConfigKinds>()({
  default: 'default',
  profile: 'profile {name} ({file})',
  wholeFile: 'the file',

  noProfiles: ({areFilesRead}) =>
    areFilesRead
      ? 'there is no configuration file with profiles'
      : 'QQ_NO_CONFIG is set, so no configuration file is read; in `qq mock exec`, use a profile that its --profile names',
  currentUnnamed: 'current must be the name of a profile',
  notUtf8: 'the file is not valid UTF-8',
  writableByOthers: '{file} can be changed by other users (mode {mode}); set its mode to 600',
  readableByOthers: '{file} can be read by other users (mode {mode}); set its mode to 600',
  unknownKey: ({near}) =>
    near === undefined ? '{file}: unknown key {key}' : '{file}: unknown key {key}; did you mean {near}?',
  misplacedKey: ({isOfProfiles}) =>
    isOfProfiles ? '{file}: {key} must be inside a profile' : '{file}: {key} must be outside the profiles',
  wrongCleartext: 'profiles.{profile}.cleartext must be "ok"',
  notJson5: 'line {line}, column {column} is not valid JSON5',

  wrongScheme: ({instead}) => ({
    message: 'the URL must begin with ws:// or wss://',
    hint: instead === undefined ? undefined : "write {instead}, with the port of NapCat's WebSocket server",
  }),
  wrongWebuiScheme: ({instead}) => ({
    message: 'the URL of the WebUI must begin with http:// or https://',
    hint: instead === undefined ? undefined : "write {instead}, with the port of NapCat's WebUI (6099 by default)",
  }),
  noWebui: {
    message: 'the URL from {from} is on another machine, and no setting says where its WebUI is',
    hint: 'give the URL of the WebUI with --webui or QQ_WEBUI, or as webui in the profile',
  },
  userInUrl: {message: 'the URL must not contain a user name or password', hint: 'NapCat accepts only a token'},
  wrongProxy: 'the proxy must be an http:// or https:// URL',
  urlOverridden: '--url overrides the URL of profile {profile}',
  variableUnused: 'QQ_URL is not used, because profile {profile} has its own token but no url',
  exposed: 'there is no token for {host}: anyone who reaches that port controls the bot',
  openPort: 'there is no token: anyone who reaches port {port} can pretend to be NapCat',
  clearText: 'the token is sent to {host} in clear text; use wss://',
  webuiClearText: 'the login to the WebUI of {host} is sent in clear text, and is as good as its token; use https://',

  tokenWithheld:
    'the token from {from} is not used: the URL comes from {urlFrom}, and its token must come from there too',
  tokenFromStdin: 'a token can be read from stdin only with --token-file -',
  tokenTooLong: 'the first line from {from} is too long for a token',
  noToken: 'no token was read from {from}',
  tokenUnreadable: 'cannot read the token file: {detail}',
  commandFailed: 'the token command failed: {detail}',
  commandEnded: ({exit}) =>
    typeof exit === 'number'
      ? 'the token command ended with exit code {exit}'
      : 'the token command was ended by signal {exit}',
  commandSilent: 'the token command printed no line within {limitMs:seconds} s',
})
