import {type QQError} from '../../errors/errors.js'
import {fill} from '../../errors/fill.js'
import {type Area} from '../../errors/kinds/index.js'
import {isKnown, isSaying, type Fact, type Known, type Saying} from '../../errors/saying.js'
import {type AreaTable, type Wording} from '../../errors/wording.js'
import {ENGLISH, speechIn} from '../../language/speech.js'
import {type Language, type Speech} from '../../language/language.js'

/** An error as the reader sees it. */
export interface Worded {
  readonly message: string
  readonly hint: string | undefined
}

/** Where the sentences of each area are. */
export const AREAS: AreaTable = {
  config: async () => (await import('./config.js')).configSentences,
  connection: async () => (await import('./connection.js')).connectionSentences,
  input: async () => (await import('./input.js')).inputSentences,
  message: async () => (await import('./message.js')).messageSentences,
  mock: async () => (await import('./mock.js')).mockSentences,
  operations: async () => (await import('./operations.js')).operationsSentences,
  output: async () => (await import('./output.js')).outputSentences,
  reply: async () => (await import('./reply.js')).replySentences,
  retry: async () => (await import('./retry.js')).retrySentences,
  run: async () => (await import('./run.js')).runSentences,
  state: async () => (await import('./state.js')).stateSentences,
  transfer: async () => (await import('./transfer.js')).transferSentences,
  webui: async () => (await import('./webui.js')).webuiSentences,
}

/** What was thrown, in words. */
export async function worded(error: QQError, language: Language): Promise<Worded> {
  const words = await wordsFor([error.what, ...(error.hint ? [error.hint] : [])], language)
  const hint = error.hint ? words.message(error.hint) : words.hint(error.what)
  return {message: bounded(words.message(error.what)), hint: hint === undefined ? undefined : bounded(hint)}
}

/** A note, a reason: anything that is said, in words. */
export async function inWords(what: Saying, language: Language): Promise<string> {
  return (await wordsFor([what], language)).message(what)
}

/** The same where nothing has to be loaded for it; undefined = something has. */
export function atOnce(what: Saying, language: Language): string | undefined {
  return language === 'en' && areasOf(what).next().done ? new Words(new Map()).message(what) : undefined
}

/** Far more than anybody reads; what was typed, or said by a system or a server, may be megabytes. */
const LONGEST_TEXT = 4000

function bounded(text: string): string {
  return text.length <= LONGEST_TEXT ? text : `${text.slice(0, LONGEST_TEXT)}…`
}

/** Loads the sentences of what is to be said, those inside it too. */
async function wordsFor(sayings: readonly Saying[], language: Language): Promise<Words> {
  const areas = new Set(sayings.flatMap(saying => [...areasOf(saying)]))
  const table = language === 'en' ? AREAS : (await import('../../language/zh-CN/areas.js')).AREAS
  const loaded = await Promise.all([...areas].map(async area => [area, await table[area]()] as const))
  return new Words(new Map(loaded), await speechIn(language))
}

function* areasOf(saying: Saying): Generator<Area, void> {
  if (isKnown(saying)) yield areaOf(saying)
  for (const inner of innerOf(saying)) yield* areasOf(inner)
}

function areaOf({kind}: Known): Area {
  return kind.slice(0, kind.indexOf('.')) as Area // what kinds are made of
}

/** The sentences that fill places of this one. */
function innerOf(saying: Saying): Saying[] {
  return Object.values(factsOf(saying)).flatMap(fact => {
    const parts: readonly Fact[] = Array.isArray(fact) ? fact : [fact]
    return parts.filter(isSaying)
  })
}

function factsOf(saying: Saying): Readonly<Record<string, Fact>> {
  return isKnown(saying) ? (saying as unknown as Readonly<Record<string, Fact>>) : saying.facts
}

/** Turns what is said into words, by the sentences of the areas that it needs. */
export class Words {
  constructor(
    private readonly areas: ReadonlyMap<Area, object>,
    private readonly speech: Speech = ENGLISH,
  ) {}

  message(saying: Saying): string {
    const wording = this.#wording(saying)
    return this.#filled(typeof wording === 'string' ? wording : wording.message, saying)
  }

  /** What can be done about it, or about what it is made of. */
  hint(saying: Saying): string | undefined {
    const wording = this.#wording(saying)
    const own = typeof wording === 'string' ? undefined : wording.hint
    if (own !== undefined) return this.#filled(own, saying)
    return innerOf(saying)
      .map(inner => this.hint(inner))
      .find(hint => hint !== undefined)
  }

  #wording(saying: Saying): Wording {
    if (!isKnown(saying)) return this.speech.text(saying.template)
    const {kind} = saying
    const sentences = this.areas.get(areaOf(saying)) as
      Record<string, Wording | ((facts: object) => Wording)> | undefined
    const wording = sentences?.[kind.slice(kind.indexOf('.') + 1)]
    return (typeof wording === 'function' ? wording(saying) : wording) ?? kind
  }

  #filled(template: string, saying: Saying): string {
    return fill(template, factsOf(saying), inner => this.message(inner), this.speech.joints)
  }
}
