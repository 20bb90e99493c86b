import {forwardedMessages} from '../message/segments/forward.js'
import {type NameOf} from '../message/segments/kind.js'
import {messageText, segmentDataOf, segmentsOf} from '../message/message-text.js'
import {isJsonObject, textOf} from '../protocol/json.js'
import {humanText} from './human.js'
import {messageWords, groupOf, senderOf} from './message-line.js'
import {sanitize, sanitizeLines} from './sanitize.js'
import {type HumanView} from './types.js'
import {cutToWidth, loadWidth, type Width} from './width.js'

type Message = Readonly<Record<string, unknown>>

export interface LogOptions {
  /** Whether each message begins with its id. */
  readonly ids: boolean
  /** Whether the messages may be from several chats, so that each line shows its chat. */
  readonly places: boolean
  /** Messages that may be quoted but are not shown themselves. */
  readonly others?: readonly unknown[]
  /** The number of levels of forwards to show; 0 shows only their number of messages. */
  readonly depth: number
}

const INDENT = '    '
/** The shown width of a quoted message, which is enough to recognise it. */
const QUOTE_CELLS = 60

/**
 * Messages for people: time, sender, text; below it the lines of further parts, and the quoted message if it is known.
 * A row with `ok: false` shows its error.
 */
export async function messageLog(rows: readonly unknown[], human: HumanView, options: LogOptions): Promise<string> {
  const width = await loadWidth()
  return new MessageLog(rows.filter(isJsonObject), human, width, options).lines().join('\n')
}

class MessageLog {
  readonly #byId: ReadonlyMap<string, Message>
  readonly #names: ReadonlyMap<string, string>
  readonly #idWidth: number

  constructor(
    private readonly messages: readonly Message[],
    private readonly human: HumanView,
    private readonly width: Width,
    private readonly options: LogOptions,
    private readonly nameOutside: NameOf = () => undefined,
  ) {
    const ids = messages.map(message => textOf(message['message_id']))
    const known = [...(options.others ?? []).filter(isJsonObject), ...messages]
    this.#byId = new Map(known.map(message => [textOf(message['message_id']), message]))
    this.#names = new Map(messages.map(message => [textOf(message['user_id']), nameOf(message)]))
    this.#idWidth = Math.max(0, ...ids.map(id => id.length))
  }

  lines(): string[] {
    return this.messages.flatMap(message => this.#entry(message))
  }

  #entry(message: Message): string[] {
    const {human, options} = this
    const {style} = human
    const id = options.ids ? sanitize(textOf(message['message_id'])).padEnd(this.#idWidth) : ''
    if (message['ok'] === false) return [columns(style.dim(id), style.red(sanitize(textOf(message['message']))))]
    const when = sanitize(humanText('time', message['time'], human))
    const place = options.places ? groupOf(message) : ''
    const who = `${style.green(senderOf(message))}:`
    const head = columns(style.dim(id), style.dim(when), style.cyan(place), who)
    const body = [...this.#quotes(message), ...this.#said(message)]
    const opened = this.#opened(message)
    const [first = ''] = body
    const below = body.length > 1 || opened.length > 0 ? body : []
    return [below.length > 0 || first === '' ? head : `${head} ${first}`, ...[...below, ...opened].map(indented)]
  }

  #said(message: Message): string[] {
    const shown = this.#quoted(message).length > 0 ? withoutReplies(message) : message
    const words =
      messageWords(shown, this.human, sanitizeLines, this.#nameOf) ?? sanitizeLines(textOf(message['raw_message']))
    return words === '' ? [] : words.trimEnd().split('\n')
  }

  /** The quoted messages of a message, as far as they are known. */
  #quoted(message: Message): Message[] {
    return replies(message)
      .map(id => this.#byId.get(id))
      .filter(quoted => quoted !== undefined)
  }

  #quotes(message: Message): string[] {
    return this.#quoted(message).map(quoted => {
      const text = (messageText(quoted, this.#nameOf, this.human.speech) ?? '').replace(/\s+/g, ' ').trim()
      const short = cutToWidth(sanitize(text), QUOTE_CELLS, this.width)
      return this.human.style.dim(`> ${senderOf(quoted)}: ${short}`)
    })
  }

  #opened(message: Message): string[] {
    const {options, human, width} = this
    if (options.depth === 0) return []
    return segmentDataOf(message, 'forward').flatMap(data => {
      const inner = {...options, ids: false, places: false, depth: options.depth - 1}
      return new MessageLog(forwardedMessages(data) ?? [], human, width, inner, this.#nameOf).lines().map(indented)
    })
  }

  readonly #nameOf: NameOf = user => this.#names.get(user) || this.nameOutside(user)
}

function nameOf({sender}: Message): string {
  return isJsonObject(sender) ? textOf(sender['card']) || textOf(sender['nickname']) : ''
}

function replies(message: Message): string[] {
  return segmentDataOf(message, 'reply').map(({id}) => textOf(id))
}

function withoutReplies(message: Message): Message {
  const kept = segmentsOf(message)?.filter(segment => !(isJsonObject(segment) && segment['type'] === 'reply'))
  return {...message, message: kept}
}

function columns(...texts: readonly string[]): string {
  return texts.filter(text => text !== '').join('  ')
}

function indented(line: string): string {
  return INDENT + line
}
