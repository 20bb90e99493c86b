import {QQError} from '../../errors/errors.js'
import {say, type Saying} from '../../errors/saying.js'
import {isJsonObject} from '../../protocol/json.js'

/** Deeper values cannot be written as JSON. */
const DEEPEST = 512

/** The place after the last item of a list. */
const APPEND = Symbol('append')

type Key = string | number | typeof APPEND
type Box = Record<string, unknown> | unknown[]

/**
 * Nested parameters from keys such as `event.user_id`, `news[0].text` and `users[]`. Every place can be given once;
 * places from `--input` are overwritten.
 */
export class ParamTree {
  /** The places with a given value, and the places created for one, in each object and list. */
  readonly #given = new WeakMap<Box, Set<string | number>>()

  constructor(private readonly root: Record<string, unknown>) {}

  /** @throws QQError USAGE for a malformed or repeated key, and for one inside a value that is not an object or list */
  set(typed: string, value: unknown): void {
    const keys = parseKey(typed)
    const trail: (string | number)[] = []
    let box: Box = this.root
    for (const [index, key] of keys.entries()) {
      const place = placeIn(box, key, typed)
      trail.push(place)
      const next = keys[index + 1]
      if (next === undefined) {
        this.#claim(box, place, typed)
        put(box, place, value)
      } else {
        this.#givenIn(box).add(place)
        box = boxAt(box, place, next, typed, trail)
      }
    }
  }

  #claim(box: Box, place: string | number, typed: string): void {
    const given = this.#givenIn(box)
    if (given.has(place)) {
      const hint = say("write a list as {typed}[]=1 {typed}[]=2, or {typed}:='[1,2]'", {typed})
      throw new QQError('USAGE', say('{typed} is given more than once', {typed}), {hint})
    }
    given.add(place)
  }

  #givenIn(box: Box): Set<string | number> {
    const given = this.#given.get(box) ?? new Set()
    this.#given.set(box, given)
    return given
  }
}

/** The parts of `a.b[0].c[]`. Text in brackets that is not a number is a name, including its dots. */
function parseKey(typed: string): Key[] {
  const [, head, rest = ''] = /^([^.[\]]+)((?:\.[^.[\]]+|\[[^[\]]*\])*)$/.exec(typed) ?? []
  if (head === undefined) {
    const hint = say('write name, name.part, name[0], name[] (after the last item) or name[part]')
    throw new QQError('USAGE', say('{typed:quoted} is not a key', {typed}), {hint})
  }
  const keys = [...rest.matchAll(/\.([^.[\]]+)|\[([^[\]]*)\]/g)].map(([, name, inside]) => keyOf(name ?? inside))
  if (keys.length < DEEPEST) return [head, ...keys]
  throw new QQError(
    'USAGE',
    say('{typed:quoted} is too deep: a parameter has at most {levels} levels', {levels: DEEPEST, typed}),
  )
}

function keyOf(text = ''): Key {
  if (text === '') return APPEND
  return /^(?:0|[1-9]\d{0,8})$/.test(text) ? Number(text) : text
}

/** The place of a key in an object or a list. */
function placeIn(box: Box, key: Key, typed: string): string | number {
  if (!Array.isArray(box)) return String(key) // `boxAt` has made sure that it is a name
  const place = key === APPEND ? box.length : Number(key)
  if (place > box.length) {
    const hint = say('give the items of a list in order, from 0')
    throw new QQError('USAGE', say('{typed}: there is no item {index} before it', {typed, index: box.length}), {hint})
  }
  return place
}

/** The object or list at a place, as `next` requires; it is created if it is missing. */
function boxAt(box: Box, place: string | number, next: Key, typed: string, trail: readonly (string | number)[]): Box {
  const found: unknown = Object.hasOwn(box, place) ? (box as Record<string | number, unknown>)[place] : undefined
  const wantsList = typeof next !== 'string'
  if (found === undefined) {
    const made: Box = wantsList ? [] : {}
    put(box, place, made)
    return made
  }
  if (wantsList ? Array.isArray(found) : isJsonObject(found)) return found as Box // just checked
  const facts = {name: nameOf(trail), what: kindOf(found), typed}
  throw new QQError('USAGE', say('{typed} cannot be set, because {name} is {what}', facts))
}

/** Sets a key without an assignment, so that `__proto__` is an ordinary key. */
function put(box: Box, place: string | number, value: unknown): void {
  Object.defineProperty(box, place, {value, enumerable: true, writable: true, configurable: true})
}

function nameOf([head, ...rest]: readonly (string | number)[]): string {
  return [head, ...rest.map(key => (typeof key === 'number' ? `[${key}]` : `.${key}`))].join('')
}

function kindOf(value: unknown): Saying {
  if (value === null) return say('null')
  if (Array.isArray(value)) return say('a list')
  if (typeof value === 'object') return say('an object')
  return typeof value === 'string' ? say('a text') : typeof value === 'number' ? say('a number') : say('a boolean')
}
