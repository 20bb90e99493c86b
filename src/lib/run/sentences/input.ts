import {type Form, type InputKinds, type Named, type Type} from '../../errors/kinds/input.js'
import {sentencesOf, type Wording} from '../../errors/wording.js'

const FORMS: Readonly<Record<Form, Wording>> = {
  address: {
    message: '{text:quoted} is not [HOST:]PORT',
    hint: 'write 8080, or 0.0.0.0:8080 to accept all hosts that can reach this machine',
  },
  ban: '{text} is not a duration from 1s to 30d in whole seconds',
  chat: {
    message: '{text:quoted} is not a chat',
    hint: 'write group:123456 or user:10001 (short: g:123456, u:10001)',
  },
  count: '{text:quoted} is not a whole number',
  digits: '{text:quoted} is not a number',
  duration: {message: '{text:quoted} is not a duration', hint: 'write 500ms, 30s, 5m, 1h30m or 2d'},
  field: {message: '{text:quoted} is not a field', hint: 'write a name or a dotted path, such as sender.card'},
  file: {
    message: '{text:quoted} is not a file name',
    hint: 'write NAME, FOLDER/NAME, /NAME or /FOLDER/NAME; a group has no folders inside folders',
  },
  folder: {message: '{text:quoted} is a folder inside a folder', hint: 'a group has no folders inside folders'},
  group: '{text:quoted} is not a group number',
  header: {message: '{text:quoted} is not a header', hint: 'write "Name: value"'},
  hex: {
    message: '{text:quoted} is not hexadecimal',
    hint: 'write two digits (0-9, a-f) for each byte, without separators',
  },
  host: {
    message: '{text:quoted} is not a host name',
    hint: 'write a name like qun.qq.com, without https:// and without a path',
  },
  key: '{text:quoted} is not a key',
  limit: {message: '{text} is not a limit', hint: 'write a whole number, 0 or more'},
  'message id': {message: '{text:quoted} is not a message id', hint: 'a message id is a number'},
  node: {
    message: 'the value must be a node',
    hint: 'write it like {"user_id":"10001","nickname":"小明","content":"早上好"} or {"id":"1234567"}',
  },
  nodes: 'the value must be a list of nodes',
  object: 'the value must be a JSON object',
  package: '{text:quoted} is not a package number',
  positive: '{text:quoted} is not a whole number of at least 1',
  rate: {message: '{text:quoted} is not a rate', hint: 'write 5/s or 30/m'},
  seconds: 'the value must be a time in seconds since 1970',
  segment: {message: 'the value must be a segment', hint: 'write it like {"type":"face","data":{"id":"14"}}'},
  'short message id': {
    message: '{text:quoted} is the long message id of QQ, but NapCat needs its own short id here',
    hint: 'use the message_id from an event, from `qq msg send` or from the history',
  },
  speaker: {
    message: '{text:quoted} is not NAME@QQ-NUMBER:TEXT',
    hint: 'write the name, the QQ number and the text of the sender, such as "小明@10001:早上好"',
  },
  sticker: {
    message: '{text:quoted} is not a sticker',
    hint: 'write PACKAGE:ID:KEY with the emoji_package_id, emoji_id and key of a received sticker',
  },
  text: 'the value must be a text',
  texts: 'the value must be a list of texts',
  time: {
    message: '{text:quoted} is not a time',
    hint: 'write 2026-01-31, "2026-01-31 08:00", 08:00, today, yesterday, seconds since 1970, or a time before now: 2h, 3d',
  },
  unban: {message: '0 means unmute', hint: 'use `qq group unban`'},
  URL: {message: 'the value must be a URL', hint: 'write it like ws://127.0.0.1:3001'},
  user: '{text:quoted} is not a QQ number',
  'user or all': '{text:quoted} is neither a QQ number nor "all"',
  'web URL': '{text:quoted} is not an http:// or https:// URL',
}

const TYPES: Readonly<Record<Type, string>> = {
  bool: '{name} must be true or false',
  count: '{name} must be a whole number, 0 or more',
  file: '{name} must be a string (a URL, base64://… or a path on the server)',
  id: '{name} must be an id (a string)',
  int: '{name} must be a whole number',
  json: '{name} must be an object or a list (JSON)',
  list: '{name} must be a list',
  object: '{name} must be an object',
  'QQ number': '{name} must be a positive number (a QQ or group number)',
  segments: '{name} must be a text, a segment or a list of segments',
  string: '{name} must be a string',
  'string[]': '{name} must be a list of strings',
}

const NOT_FOUND: Readonly<Record<Named, string>> = {
  field: 'no row has the field {text:quoted}',
  profile: 'there is no profile {text:quoted}',
  segment: 'there is no segment type {text:quoted}',
}

const WHERE_FROM = 'give {name} as an argument, with - from stdin, or with --input FILE'

export const inputSentences = sentencesOf<InputKinds>()({
  malformed: ({form}) => FORMS[form],
  notAmong: ({near}) => ({
    message: '{text:quoted} is not one of {choices}',
    hint: near === undefined ? undefined : 'did you mean {near}?',
  }),
  wrongType: ({wanted}) => TYPES[wanted],
  wrongChoice: '{name} must be one of {choices}',
  notNumber: '{name} must be a number, not {text:quoted}',
  noParam({near, available}) {
    if (available.length === 0) return '{action} takes no parameters, but {name} was given'
    if (near === undefined) return '{action} has no parameter {name}; available: {available}'
    return '{action} has no parameter {name}; did you mean {near}?'
  },
  oneNeeded: 'one of these is required: {alternatives}',
  noField: {message: '{name} has no field {field}', hint: 'available: {available}'},
  notFound: ({what, near}) => ({
    message: NOT_FOUND[what],
    hint: near === undefined ? 'available: {available}' : 'did you mean {near}?',
  }),
  empty: 'the value is empty',
  openQuote: 'a quote is not closed: {rest}',
  missing: '{name} is missing',
  notJson: 'the value is not valid JSON: {detail}',
  tooDeep: 'the JSON has more than {levels} levels of lists and objects',
  unreadable: 'cannot read {file}: {detail}',
  notUtf8: {
    message: '{source} is not valid UTF-8: line {line}, byte offset {offset}',
    hint: 'Chinese text from Windows or Excel may be GBK: convert it with iconv -f GBK -t UTF-8',
  },
  utf16: {message: '{source} is UTF-16, not UTF-8', hint: 'convert it with iconv -f UTF-16 -t UTF-8'},
  leadingFlag: {
    message: '{flag} cannot be given before the command: only flags that most commands have can',
    hint: 'give it after the command; see `qq help flags`',
  },
  lineNotUtf8: {
    message: 'the command line is not valid UTF-8',
    hint: 'use a terminal or a script in UTF-8; convert a script in GBK with iconv -f GBK -t UTF-8',
  },
  severalDashes: '- is given more than once',
  textMissing: {message: '{name} is missing', hint: WHERE_FROM},
  textTwice: {message: '{name} cannot be used with --input', hint: WHERE_FROM},
  textOrFlag: 'give either the argument {name} or {flag}',
  emptyText: {message: 'the value is empty', hint: 'use {flag} to clear it'},
  stdinOfSeveral: '{purpose} cannot be read from stdin for several profiles',
  stdinTwice: {message: 'stdin can be read only once: it is already used for {purpose}', hint: 'use - only once'},
  listOf: 'the {name} list',
  lineOf: '{name} (line {line})',
})
