import {type FilterFault, type OutputKinds, type Unordered, type ValueKind} from '../../errors/kinds/output.js'
import {sentencesOf, type Wording} from '../../errors/wording.js'

const FORM =
  'Write FIELD OP VALUE with one of == != < <= > >= ~, such as "role == owner"; an empty VALUE is "". Join comparisons with and, or, not and parentheses.'
const JOINING =
  'Repeat FIELD OP on both sides of "and" and "or"; put a value that contains such a word, a comparison or a ) in double quotes.'

const FAULTS: Readonly<Record<FilterFault, Wording>> = {
  closed: {message: '{source:quoted} is not a filter: there is one ) too many', hint: JOINING},
  deep: '{source:quoted} is not a filter: it is nested too deeply',
  joint: {message: '{source:quoted} is not a filter: {text:quoted} is neither "and" nor "or"', hint: JOINING},
  side: {message: '{source:quoted} is not a filter: {text:quoted} is not a comparison', hint: JOINING},
  'no comparison': {message: '{source:quoted} is not a filter: a comparison is missing', hint: FORM},
  'no side': {message: '{source:quoted} is not a filter: a comparison is missing', hint: JOINING},
  'no value': {message: '{source:quoted} is not a filter: a value is missing', hint: FORM},
  open: {message: '{source:quoted} is not a filter: a ( is not closed', hint: JOINING},
  part: {message: '{source:quoted} is not a filter: {text:quoted} is not a comparison', hint: FORM},
  quotes: {
    message: '{source:quoted} is not a filter: the quotes in {text:quoted} are wrong',
    hint: 'Write a quote inside quotes twice.',
  },
  unjoined: {
    message:
      '{source:quoted} is not a filter: comparisons must be joined with "and" or "or", but {text:quoted} was found',
    hint: JOINING,
  },
}

const IN_QUOTES = 'put a text in double quotes: {beginning} {text:quoted}'

const UNORDERED: Readonly<Record<Unordered, Wording>> = {
  ago: {
    message: '{beginning} {value} is not a filter: {value} is not a time',
    hint: 'write -{text} for a time before now',
  },
  size: {
    message: '{beginning} {value} is not a filter: {value} is not a size',
    hint: 'write 1M (1000 k), 1MiB (1024 KiB) or a number of bytes',
  },
  time: {
    message: '{beginning} {value} is not a filter: {value} is not a time',
    hint: 'write 2026-01-31, 2026-01-31T08:00, 08:00, today, yesterday or -90d',
  },
  number: {message: '{beginning} {value} is not a filter: {value} is not a number', hint: IN_QUOTES},
  any: {message: '{beginning} {value} is not a filter: {value} is neither a number nor a time', hint: IN_QUOTES},
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
  needsAllRows: {message: '--{flag} requires all rows, but these rows come one by one', hint: 'Leave out --{flag}.'},
  jq: 'jq: {detail}',
  jqOnSecret: 'jq: it failed on the data; the reason is not shown because the data is secret',

  notFilter: ({fault}) => FAULTS[fault],
  unordered: ({is}) => UNORDERED[is],
  comparedWithNull: ({operator}) => ({
    message: '{name} {operator} null is not a filter: nothing can be compared with null',
    hint:
      operator === '=='
        ? 'write not {name} ~ "" for rows without a value; "null" in double quotes is a text'
        : 'write {name} ~ "" for rows with a value; "null" in double quotes is a text',
  }),
  notPattern: ({isQuoted}) => ({
    message: '{text:quoted} is not a regular expression: {detail}',
    hint: isQuoted ? undefined : 'put a pattern that contains "and", "or" or its own ) in double quotes',
  }),
  incomparable: '{name} {operator} {literal}: {name} is {has} in a row, but {literal} is {wanted}',
  value: ({is}) => VALUES[is],
  unjudged: {
    message: '--filter: {reason}',
    hint: 'With < <= > >=, compare numbers with a number, times with a time, and texts with a text in double quotes.',
  },
  leftOut: '--filter: {reason}; such rows are left out',
})
