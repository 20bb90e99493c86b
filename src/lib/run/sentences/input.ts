import {type Form, type InputKinds, type Named, type Type} from '../../errors/kinds/input.js'
import {sentencesOf, type Wording} from './wording.js'

const FORMS: Readonly<Record<Form, Wording>> = {
  address: {
    message: 'not [HOST:]PORT: {text:quoted}',
    hint: 'write 8080, or 0.0.0.0:8080 for all that can reach this machine',
  },
  ban: '{text} is not between 1s and 30d in whole seconds',
  chat: {
    message: '{text:quoted} does not say which chat',
    hint: 'write group:123456 or user:10001 (g: and u: for short)',
  },
  count: 'not a whole number: {text:quoted}',
  digits: 'not a number: {text:quoted}',
  duration: {message: 'not a duration: {text:quoted}', hint: 'write 500ms, 30s, 5m, 1h30m or 2d'},
  field: {message: 'not a field: {text:quoted}', hint: 'A field is a name or a dotted path, such as sender.card.'},
  file: {
    message: '{text:quoted} is not the name of a file',
    hint: 'write NAME, FOLDER/NAME or /NAME; the folders of a group are one level deep',
  },
  folder: {message: '{text:quoted} is a folder in a folder', hint: 'the folders of a group are one level deep'},
  group: '{text:quoted} is not a group number',
  header: {message: 'not a header: {text:quoted}', hint: 'write "Name: value"'},
  hex: {message: '{text:quoted} is not hex', hint: 'two digits (0-9, a-f) for each byte, with nothing between them'},
  host: {message: '{text:quoted} is not the name of a host', hint: 'write qun.qq.com: neither https:// nor a path'},
  key: 'not a key: {text:quoted}',
  limit: {message: 'not a limit: {text}', hint: 'A limit is a whole number, 0 or more.'},
  'message id': {message: '{text:quoted} is not the id of a message', hint: 'it is a number'},
  node: {
    message: 'not a node',
    hint: 'it looks like {"user_id":"10001","nickname":"小明","content":"早上好"} or {"id":"1234567"}',
  },
  nodes: 'not a list of nodes',
  object: 'not a JSON object',
  package: '{text:quoted} is not the number of a package',
  positive: 'not a number from 1 up: {text:quoted}',
  rate: {message: 'not a rate: {text:quoted}', hint: 'write 5/s or 30/m'},
  seconds: 'not a time in seconds since 1970',
  segment: {message: 'not a segment', hint: 'it looks like {"type":"face","data":{"id":"14"}}'},
  'short message id': {
    message: "{text:quoted} is QQ's own long id, and NapCat wants its short one here",
    hint: 'it is the message_id of events, of `qq msg send` and of the history',
  },
  speaker: {
    message: '{text:quoted} does not say who says what',
    hint: 'write it as NAME@QQ-NUMBER:TEXT, such as "小明@10001:早上好"',
  },
  sticker: {
    message: '{text:quoted} does not tell which sticker',
    hint: 'write PACKAGE:ID:KEY as emoji_package_id, emoji_id and key of a received one',
  },
  text: 'not a text',
  texts: 'not a list of texts',
  time: {
    message: 'not a time: {text:quoted}',
    hint: 'write 2026-01-31, "2026-01-31 08:00", 08:00, today, yesterday, epoch seconds, or how long ago: 2h, 3d',
  },
  unban: {message: '0 would unmute', hint: 'that is `qq group unban`'},
  URL: {message: 'not a URL', hint: 'write it like ws://127.0.0.1:3001'},
  user: '{text:quoted} is not a QQ number',
  'user or all': '{text:quoted} is not a QQ number, or "all"',
  'web URL': '{text:quoted} is not an http(s) URL',
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
  profile: 'no profile is called {text:quoted}',
  segment: 'no segment is called {text:quoted}',
}

const WHERE_FROM = 'give {name} as an argument, as - for stdin, or by --input FILE'

export const inputSentences = sentencesOf<InputKinds>()({
  malformed: ({form}) => FORMS[form],
  notAmong: ({near}) => ({
    message: '{text:quoted} is none of {choices}',
    hint: near === undefined ? undefined : 'did you mean {near}?',
  }),
  wrongType: ({wanted}) => TYPES[wanted],
  wrongChoice: '{name} must be one of {choices}',
  notNumber: '{name} must be a number, not {text:quoted}',
  noParam({near, available}) {
    if (available.length === 0) return '{action} takes no parameters, but {name} was given'
    if (near === undefined) return '{action} has no parameter {name} (it has {available})'
    return '{action} has no parameter {name}, did you mean {near}?'
  },
  oneNeeded: 'one of these is needed: {alternatives}',
  noField: {message: '{name} has no field {field}', hint: 'available: {available}'},
  notFound: ({what, near}) => ({
    message: NOT_FOUND[what],
    hint: near === undefined ? 'available: {available}' : 'did you mean {near}?',
  }),
  empty: 'it is empty',
  missing: '{name} is missing',
  notJson: 'not JSON: {detail}',
  tooDeep: 'not JSON: more than {levels} levels of lists and objects',
  unreadable: 'cannot read {file}: {detail}',
  notUtf8: {
    message: '{source} is not text in UTF-8: line {line}, byte offset {offset}',
    hint: 'Chinese that Windows or Excel wrote may be GBK: iconv -f GBK -t UTF-8 makes it UTF-8',
  },
  utf16: {message: '{source} is text in UTF-16, not in UTF-8', hint: 'iconv -f UTF-16 -t UTF-8 makes it so'},
  leadingFlag: {
    message: '{flag} stands before the command, and only flags that most commands have can',
    hint: 'see `qq help flags`',
  },
  lineNotUtf8: {
    message: 'the command line is not text in UTF-8',
    hint: 'the script or the terminal that it comes from must be in UTF-8; iconv -f GBK -t UTF-8 makes a script of GBK so',
  },
  severalDashes: 'there is more than one -',
  textMissing: {message: '{name} is missing', hint: WHERE_FROM},
  textTwice: {message: '{name} or --input: not both', hint: WHERE_FROM},
  textOrFlag: 'give the {name}, or {flag}',
  emptyText: {message: 'it is empty', hint: '{flag} takes it away'},
  stdinOfSeveral: '{purpose} cannot be read from stdin for several profiles',
  stdinTwice: {message: 'stdin can be read once only: it is {purpose} already', hint: 'use - in one place'},
  listOf: 'the list of {name}s',
  lineOf: '{name} (line {line})',
})
