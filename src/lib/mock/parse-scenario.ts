import {orThrow} from '../errors/attempt.js'
import {QQError} from '../errors/errors.js'
import {type Type} from '../errors/kinds/input.js'
import {notJson} from '../errors/refusals.js'
import {atPlace, type Saying} from '../errors/saying.js'
import {isJsonObject, parseJson} from '../protocol/json.js'
import {parseFault} from './faults.js'
import {Refusal} from './refusal.js'
import {type Scenario} from './scenario.js'

/** Throws QQError USAGE when the value is not what belongs there. */
type Check = (value: unknown, where: string) => void

function refuse(what: Saying): never {
  throw new QQError('USAGE', atPlace('scenario', what))
}

function must(holds: (value: unknown) => boolean, wanted: Type): Check {
  return (value, name) => {
    if (!holds(value)) refuse({kind: 'input.wrongType', name, wanted})
  }
}

const text = must(value => typeof value === 'string', 'string')
const flag = must(value => typeof value === 'boolean', 'bool')
const count = must(value => Number.isSafeInteger(value) && Number(value) >= 0, 'count')
const id = must(value => /^[1-9]\d{0,15}$/.test(String(value)), 'QQ number')
const object = must(isJsonObject, 'object')
const sex = choice('male', 'female', 'unknown')
const anything: Check = () => undefined

function choice(...choices: readonly string[]): Check {
  return (value, where) => {
    if (choices.every(choice => choice !== value)) refuse({kind: 'input.wrongChoice', name: where, choices})
  }
}

function list(item: Check): Check {
  return (value, where) => {
    if (!Array.isArray(value)) refuse({kind: 'input.wrongType', name: where, wanted: 'list'})
    for (const [index, element] of value.entries()) item(element, `${where}[${index}]`)
  }
}

function shape(fields: Readonly<Record<string, Check>>, required: readonly string[]): Check {
  return (value, where) => {
    if (!isJsonObject(value)) refuse({kind: 'input.wrongType', name: where, wanted: 'object'})
    for (const name of required)
      if (value[name] === undefined) refuse({kind: 'input.missing', name: nameIn(where, name)})
    for (const [name, item] of Object.entries(value)) {
      const check = fields[name]
      if (check === undefined) refuse({kind: 'input.noField', name: where, field: name, available: Object.keys(fields)})
      check(item, nameIn(where, name))
    }
  }
}

function nameIn(where: string, name: string): string {
  return where === 'file' ? name : `${where}.${name}`
}

const person = shape(
  {user_id: id, nickname: text, remark: text, sex, age: count, level: count, category_id: count, long_nick: text},
  ['user_id'],
)

const member = shape(
  {
    user_id: id,
    nickname: text,
    card: text,
    role: choice('owner', 'admin', 'member'),
    title: text,
    level: count,
    sex,
    age: count,
    qq_level: count,
    join_time: count,
    last_sent_time: count,
    shut_up_timestamp: count,
    is_robot: flag,
  },
  ['user_id'],
)

const group = shape(
  {
    group_id: id,
    group_name: text,
    group_remark: text,
    max_member_count: count,
    group_all_shut: flag,
    members: list(member),
    member_count: count,
  },
  ['group_id'],
)

const reactions: Check = (value, where) => {
  if (!isJsonObject(value)) refuse({kind: 'input.wrongType', name: where, wanted: 'object'})
  for (const [emoji, users] of Object.entries(value)) list(id)(users, `${where}.${emoji}`)
}

const messageFields = shape(
  {group_id: id, user_id: id, from: id, text, message: anything, reactions, time: count, message_id: count},
  [],
)

function message(value: unknown, where: string): void {
  messageFields(value, where)
  if (!isJsonObject(value)) return
  needOneOf(value, where, ['group_id', 'user_id'])
  needOneOf(value, where, ['text', 'message'])
}

function needOneOf(value: Readonly<Record<string, unknown>>, where: string, alternatives: readonly string[]): void {
  if (alternatives.every(name => value[name] === undefined))
    refuse(atPlace(where, {kind: 'input.oneNeeded', alternatives}))
}

const scenario = shape(
  {
    self: person,
    friends: list(person),
    groups: list(group),
    messages: list(message),
    faults: list((value, where) => void parseFault(value, where)),
    events: list(shape({after_ms: count, event: object}, ['after_ms', 'event'])),
  },
  [],
)

/**
 * Reads a scenario file.
 * @throws QQError USAGE that names the place and what is wrong there
 */
export function parseScenario(json: string): Scenario {
  const value = orThrow(
    () => parseJson(json),
    error => notJson('USAGE', error, 'scenario'),
  )
  try {
    scenario(value, 'file')
  } catch (error) {
    if (error instanceof Refusal) refuse({kind: 'mock.refused', said: error.message})
    throw error
  }
  return value as Scenario // checked field by field above
}
