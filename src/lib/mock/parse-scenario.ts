import {QQError, reasonOf} from '../errors/errors.js'
import {isJsonObject, parseJson} from '../protocol/json.js'
import {parseFault} from './faults.js'
import {type Scenario} from './scenario.js'

/** Throws QQError USAGE when the value is not what belongs there. */
type Check = (value: unknown, where: string) => void

function refuse(where: string, what: string): never {
  throw new QQError('USAGE', `scenario: ${where} ${what}`)
}

function must(holds: (value: unknown) => boolean, what: string): Check {
  return (value, where) => {
    if (!holds(value)) refuse(where, `must be ${what}`)
  }
}

const text = must(value => typeof value === 'string', 'a string')
const flag = must(value => typeof value === 'boolean', 'true or false')
const count = must(value => Number.isSafeInteger(value) && Number(value) >= 0, 'a whole number, 0 or more')
const id = must(value => /^[1-9]\d{0,15}$/.test(String(value)), 'a positive number (a QQ or group number)')
const object = must(isJsonObject, 'an object')
const sex = oneOf('male', 'female', 'unknown')
const anything: Check = () => undefined

function oneOf(...choices: readonly string[]): Check {
  return must(value => choices.some(choice => choice === value), `one of ${choices.join(', ')}`)
}

function list(item: Check): Check {
  return (value, where) => {
    if (!Array.isArray(value)) refuse(where, 'must be a list')
    for (const [index, element] of value.entries()) item(element, `${where}[${index}]`)
  }
}

function shape(fields: Readonly<Record<string, Check>>, required: readonly string[]): Check {
  return (value, where) => {
    if (!isJsonObject(value)) refuse(where, 'must be an object')
    for (const name of required) if (value[name] === undefined) refuse(where, `needs ${name}`)
    for (const [name, item] of Object.entries(value)) {
      const check = fields[name]
      if (check === undefined) refuse(where, `has no field ${name} (known: ${Object.keys(fields).join(', ')})`)
      check(item, where === 'file' ? name : `${where}.${name}`)
    }
  }
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
    role: oneOf('owner', 'admin', 'member'),
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
  if (!isJsonObject(value)) refuse(where, 'must be an object')
  for (const [emoji, users] of Object.entries(value)) list(id)(users, `${where}.${emoji}`)
}

const messageFields = shape(
  {group_id: id, user_id: id, from: id, text, message: anything, reactions, time: count, message_id: count},
  [],
)

function message(value: unknown, where: string): void {
  messageFields(value, where)
  if (!isJsonObject(value)) return
  if (value['group_id'] === undefined && value['user_id'] === undefined) refuse(where, 'needs group_id or user_id')
  if (value['text'] === undefined && value['message'] === undefined) refuse(where, 'needs text or message')
}

const scenario = shape(
  {
    self: person,
    friends: list(person),
    groups: list(group),
    messages: list(message),
    faults: list((value, where) => void parseFault(value, `scenario: ${where}`)),
    events: list(shape({after_ms: count, event: object}, ['after_ms', 'event'])),
  },
  [],
)

/**
 * Reads a scenario file.
 * @throws QQError USAGE that names the place and what is wrong there
 */
export function parseScenario(json: string): Scenario {
  let value: unknown
  try {
    value = parseJson(json)
  } catch (error) {
    const reason = reasonOf(error)
    throw new QQError('USAGE', `scenario: the file is not JSON: ${reason}`, {cause: error})
  }
  scenario(value, 'file')
  return value as Scenario // checked field by field above
}
