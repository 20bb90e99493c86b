import {type FilterFault, type OutputKinds, type Unordered, type ValueKind} from '../../errors/kinds/output.js'
import {sentencesOf, type Wording} from '../../errors/wording.js'

const FORM =
  '写法：FIELD OP VALUE，OP 是 == != < <= > >= ~ 之一，如 "role == owner"；空的 VALUE 写作 ""。多个比较用 and、or、not 和括号组合'
const JOINING = '"and" 和 "or" 的两边都要写完整的 FIELD OP；值里含有这些词、比较符或 ) 时，请加双引号'

const FAULTS: Readonly<Record<FilterFault, Wording>> = {
  closed: {message: '{source:quoted} 不是有效的筛选条件：多了一个 )', hint: JOINING},
  deep: '{source:quoted} 不是有效的筛选条件：嵌套过深',
  joint: {message: '{source:quoted} 不是有效的筛选条件：{text:quoted} 既不是 "and"，也不是 "or"', hint: JOINING},
  side: {message: '{source:quoted} 不是有效的筛选条件：{text:quoted} 不是比较', hint: JOINING},
  'no comparison': {message: '{source:quoted} 不是有效的筛选条件：缺少比较', hint: FORM},
  'no side': {message: '{source:quoted} 不是有效的筛选条件：缺少比较', hint: JOINING},
  'no value': {message: '{source:quoted} 不是有效的筛选条件：缺少值', hint: FORM},
  open: {message: '{source:quoted} 不是有效的筛选条件：有一个 ( 没有闭合', hint: JOINING},
  part: {message: '{source:quoted} 不是有效的筛选条件：{text:quoted} 不是比较', hint: FORM},
  quotes: {
    message: '{source:quoted} 不是有效的筛选条件：{text:quoted} 的引号有误',
    hint: '引号里的引号请写两次',
  },
  unjoined: {
    message: '{source:quoted} 不是有效的筛选条件：比较之间要用 "and" 或 "or" 连接，但遇到了 {text:quoted}',
    hint: JOINING,
  },
}

const IN_QUOTES = '文本请加双引号：{beginning} {text:quoted}'

const UNORDERED: Readonly<Record<Unordered, Wording>> = {
  ago: {
    message: '{beginning} {value} 不是有效的筛选条件：{value} 不是时间',
    hint: '距现在的时长写作 -{text}',
  },
  size: {
    message: '{beginning} {value} 不是有效的筛选条件：{value} 不是大小',
    hint: '写法：1M（1000 k）、1MiB（1024 KiB），或字节数',
  },
  time: {
    message: '{beginning} {value} 不是有效的筛选条件：{value} 不是时间',
    hint: '写法：2026-01-31、2026-01-31T08:00、08:00、today、yesterday 或 -90d',
  },
  number: {message: '{beginning} {value} 不是有效的筛选条件：{value} 不是数字', hint: IN_QUOTES},
  any: {message: '{beginning} {value} 不是有效的筛选条件：{value} 既不是数字，也不是时间', hint: IN_QUOTES},
}

const VALUES: Readonly<Record<ValueKind, string>> = {
  text: '文本',
  number: '数字',
  time: '时间',
  true: 'true',
  false: 'false',
  list: '列表',
  object: '对象',
}

export const outputSentences = sentencesOf<OutputKinds>()({
  needsAllRows: {message: '--{flag} 需要全部行，但这些行是逐条到来的', hint: '请去掉 --{flag}'},
  jq: 'jq：{detail}',
  jqOnSecret: 'jq：处理数据失败；数据是机密信息，因此不显示原因',

  notFilter: ({fault}) => FAULTS[fault],
  unordered: ({is}) => UNORDERED[is],
  comparedWithNull: ({operator}) => ({
    message: '{name} {operator} null 不是有效的筛选条件：不能与 null 比较',
    hint:
      operator === '=='
        ? '要筛选没有值的行，请写 not {name} ~ ""；带双引号的 "null" 是文本'
        : '要筛选有值的行，请写 {name} ~ ""；带双引号的 "null" 是文本',
  }),
  notPattern: ({isQuoted}) => ({
    message: '{text:quoted} 不是有效的正则表达式：{detail}',
    hint: isQuoted ? undefined : '含有 "and"、"or" 或 ) 的正则表达式请加双引号',
  }),
  incomparable: '{name} {operator} {literal}：某一行的 {name} 是{has}，但 {literal} 是{wanted}',
  value: ({is}) => VALUES[is],
  unjudged: {
    message: '--filter：{reason}',
    hint: '用 < <= > >= 时，数字与数字比较，时间与时间比较，文本与带双引号的文本比较',
  },
  leftOut: '--filter：{reason}；这样的行不显示',
})
