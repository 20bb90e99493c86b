import {type FilterFault, type OutputKinds, type Unordered, type ValueKind} from '../../errors/kinds/output.js'
import {sentencesOf, type Wording} from './wording.js'

const FORM =
  'Write FIELD OP VALUE with one of == != < <= > >= ~, such as "role == owner"; an empty VALUE is "". Join them by and, or, not and parentheses.'
const JOINING =
  'Repeat FIELD OP on both sides of "and" and "or"; a value with such a word, a comparison or a ) in it stands in double quotes.'

const FAULTS: Readonly<Record<FilterFault, Wording>> = {
  closed: {message: 'not a filter: {source:quoted}: there is a ) too many', hint: JOINING},
  deep: 'not a filter: {source:quoted}: it is nested too deeply',
  joint: {message: 'not a filter: {source:quoted}: {text:quoted} is neither "and" nor "or"', hint: JOINING},
  side: {message: 'not a filter: {source:quoted}: {text:quoted} is no comparison', hint: JOINING},
  'no comparison': {message: 'not a filter: {source:quoted}: a comparison is missing', hint: FORM},
  'no side': {message: 'not a filter: {source:quoted}: a comparison is missing', hint: JOINING},
  'no value': {message: 'not a filter: {source:quoted}: a value is missing', hint: FORM},
  open: {message: 'not a filter: {source:quoted}: a ( is not closed', hint: JOINING},
  part: {message: 'not a filter: {source:quoted}: {text:quoted} is no comparison', hint: FORM},
  quotes: {
    message: 'not a filter: {source:quoted}: the quotes are not right: {text:quoted}',
    hint: 'A quote inside of quotes is written twice.',
  },
  unjoined: {
    message: 'not a filter: {source:quoted}: comparisons are joined by "and" or "or", and here is {text:quoted}',
    hint: JOINING,
  },
}

const IN_QUOTES = 'a text to compare with stands in double quotes: {beginning} {text:quoted}'

const UNORDERED: Readonly<Record<Unordered, Wording>> = {
  ago: {message: 'not a filter: {beginning} {value}: not a time', hint: 'write -{text} for so long ago'},
  size: {message: 'not a filter: {beginning} {value}: not a size', hint: 'write 1M (1000 k), 1MiB (1024 KiB) or bytes'},
  time: {
    message: 'not a filter: {beginning} {value}: not a time',
    hint: 'write 2026-01-31, 2026-01-31T08:00, 08:00, today, yesterday or -90d',
  },
  number: {message: 'not a filter: {beginning} {value}: not a number', hint: IN_QUOTES},
  any: {message: 'not a filter: {beginning} {value}: neither a number nor a time', hint: IN_QUOTES},
}

const VALUES: Readonly<Record<ValueKind, string>> = {
  text: 'a text',
  number: 'a number',
  time: 'a time',
  true: 'true',
  false: 'false',
  list: 'a list',
  object: 'an object',
}

export const outputSentences = sentencesOf<OutputKinds>()({
  needsAllRows: {message: '--{flag} needs all rows, and these come one by one', hint: 'Leave out --{flag}.'},
  jq: 'jq: {detail}',
  jqOnSecret: 'jq: it failed on the data, which is secret',

  notFilter: ({fault}) => FAULTS[fault],
  unordered: ({is}) => UNORDERED[is],
  comparedWithNull: ({operator}) => ({
    message: 'not a filter: {name} {operator} null: nothing is compared with null',
    hint:
      operator === '=='
        ? 'write not {name} ~ "" for rows without a value; "null" in double quotes is a text'
        : 'write {name} ~ "" for rows with a value; "null" in double quotes is a text',
  }),
  notPattern: ({isQuoted}) => ({
    message: 'not a regular expression: {text:quoted}: {detail}',
    hint: isQuoted ? undefined : 'a pattern with "and", "or" or a ) of its own in it stands in double quotes',
  }),
  incomparable: '{name} {operator} {literal}: {name} is {has} in a row, and {literal} is {wanted}',
  value: ({is}) => VALUES[is],
  unjudged: {
    message: '--filter: {reason}',
    hint: 'With < <= > >= a number is compared with numbers, a time with times, a text in double quotes with texts.',
  },
  leftOut: '--filter: {reason}; such rows do not pass',
})
