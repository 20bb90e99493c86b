import {evaluate, parse, type DocumentNode, type MemberNode, type ObjectNode, type Token} from '@humanwhocodes/momoa'

/** Where a text is no JSON5; both from 1. */
export interface Spot {
  readonly line: number
  readonly column: number
}

/** What can be written into a configuration file. */
export type ConfigValue = string | number | boolean | {readonly [key: string]: ConfigValue}

type Range = readonly [start: number, end: number]

/** The text of a configuration file: JSON5, of which a change touches what it is about and nothing else. */
export class ConfigDocument {
  #text: string
  #root: DocumentNode

  private constructor(text: string, root: DocumentNode) {
    this.#text = text
    this.#root = root
  }

  /** @param text without a byte order mark */
  static read(text: string): ConfigDocument | Spot {
    try {
      return new ConfigDocument(text, parseText(text))
    } catch (error) {
      return spotOf(error, text)
    }
  }

  get text(): string {
    return this.#text
  }

  get value(): unknown {
    return evaluate(this.#root)
  }

  /** Sets what is under these keys; objects that are missing on the way are made. */
  set(keys: readonly string[], value: ConfigValue): void {
    const {object, member, depth} = this.#find(keys)
    const inner = keys.slice(depth + 1).reduceRight<ConfigValue>((held, key) => ({[key]: held}), value)
    if (member) this.#replace([[rangeOf(member.value), this.#written(inner, this.#indentOf(rangeOf(member)[0]))]])
    else this.#insert(object, keys[depth] ?? '', inner)
  }

  /** Removes what is under these keys. @returns whether there was anything */
  unset(keys: readonly string[]): boolean {
    const {object, member, depth} = this.#find(keys)
    if (!member || depth < keys.length - 1) return false
    this.#remove(object, member)
    return true
  }

  /** The object as deep as the keys lead, and its member of the key at that depth. */
  #find(keys: readonly string[]): {object: ObjectNode; member: MemberNode | undefined; depth: number} {
    let object = this.#object()
    for (const [depth, key] of keys.entries()) {
      const member = object.members.findLast(({name}) => (name.type === 'String' ? name.value : name.name) === key)
      if (member?.value.type !== 'Object' || depth === keys.length - 1) return {object, member, depth}
      object = member.value
    }
    throw new Error('no key is given')
  }

  #object(): ObjectNode {
    const {body} = this.#root
    if (body.type !== 'Object') throw new Error('a configuration is an object')
    return body
  }

  #insert(object: ObjectNode, key: string, value: ConfigValue): void {
    const [start, end] = rangeOf(object)
    const last = object.members.at(-1)
    const tail = last === undefined ? start + 1 : rangeOf(last)[1]
    const comma = this.#commaBetween(tail, end)
    const isInline = last !== undefined && !this.#text.slice(start, end).includes('\n')
    const outer = this.#indentOf(start)
    const inner = last !== undefined && !isInline ? this.#indentOf(rangeOf(last)[0]) : outer + this.#unit()
    const at = start + 1 + this.#text.slice(start + 1, end - 1).trimEnd().length // behind a comment of the last member
    const member = `${JSON.stringify(key)}: ${this.#written(value, isInline ? outer : inner)}${comma ? ',' : ''}`
    const closing = isInline || this.#text.slice(at, end - 1).includes('\n') ? '' : this.#lineEnd() + outer
    this.#replace([
      ...(last !== undefined && !comma ? [[[tail, tail], ','] as const] : []),
      [[at, at], `${isInline ? ' ' : this.#lineEnd() + inner}${member}${closing}`],
    ])
  }

  #remove(object: ObjectNode, member: MemberNode): void {
    const [from, to] = rangeOf(member)
    const index = object.members.indexOf(member)
    const next = object.members[index + 1]
    const before = object.members[index - 1]
    const comma = this.#commaBetween(to, next ? rangeOf(next)[0] : rangeOf(object)[1])
    const commaBefore = comma || !before ? undefined : this.#commaBetween(rangeOf(before)[1], from)
    if (commaBefore && this.#text.slice(commaBefore[1], from).trim() === '') {
      return this.#replace([[[commaBefore[0], to], '']])
    }
    this.#replace([
      ...(commaBefore ? [[commaBefore, ''] as const] : []),
      [this.#withSpace([from, comma?.[1] ?? to]), ''],
    ])
  }

  /** With the line that it leaves empty, or the spaces behind it. */
  #withSpace([from, to]: Range): Range {
    const line = this.#text.lastIndexOf('\n', from - 1) + 1
    const [rest = ''] = /^[ \t]*(?:\r?\n)?/.exec(this.#text.slice(to)) ?? []
    const isOwnLine = this.#text.slice(line, from).trim() === '' && rest.endsWith('\n')
    return [isOwnLine ? line : from, to + (isOwnLine || !rest.endsWith('\n') ? rest.length : 0)]
  }

  #commaBetween(from: number, to: number): Range | undefined {
    const tokens: readonly Token[] = this.#root.tokens ?? []
    const comma = tokens.find(token => token.type === 'Comma' && rangeOf(token)[0] >= from && rangeOf(token)[1] <= to)
    return comma && rangeOf(comma)
  }

  #written(value: ConfigValue, indent: string): string {
    return JSON.stringify(value, undefined, this.#unit()).replaceAll('\n', this.#lineEnd() + indent)
  }

  /** The white space that the line of this place begins with. */
  #indentOf(place: number): string {
    const line = this.#text.lastIndexOf('\n', place - 1) + 1
    return /^[ \t]*/.exec(this.#text.slice(line, place))?.[0] ?? ''
  }

  /** What a line is indented by, below another. */
  #unit(): string {
    const [first] = this.#object().members
    return (first && this.#indentOf(rangeOf(first)[0])) || '  '
  }

  #lineEnd(): string {
    return this.#text.includes('\r\n') ? '\r\n' : '\n'
  }

  /** @param edits in the order of their places */
  #replace(edits: readonly (readonly [Range, string])[]): void {
    let text = this.#text
    for (const [[from, to], put] of edits.toReversed()) text = text.slice(0, from) + put + text.slice(to)
    this.#root = parseText(text)
    this.#text = text
  }
}

function parseText(text: string): DocumentNode {
  return parse(text, {mode: 'json5', ranges: true, tokens: true})
}

/** A parser that was asked for ranges gives them. */
function rangeOf({range: [start = 0, end = 0] = []}: {readonly range?: readonly number[]}): Range {
  return [start, end]
}

function spotOf(error: unknown, text: string): Spot {
  const isOver = error instanceof Error && error.message.startsWith('Unexpected end of input')
  if (!isOver && isSpot(error)) return {line: error.line, column: error.column}
  const lines = text.trimEnd().split('\n')
  return {line: lines.length, column: (lines.at(-1) ?? '').length + 1}
}

function isSpot(error: unknown): error is Spot {
  return error instanceof Error && 'line' in error && 'column' in error
}
