import {setImmediate} from 'node:timers/promises'
import {type Caller} from '../../client/caller.js'
import {type ReadFrame} from '../../client/event-frame.js'
import {type Reply} from '../../client/read-reply.js'
import {messageText} from '../../message/message-text.js'
import {type OneBotEvent} from '../../protocol/events.js'
import {isJsonObject} from '../../protocol/json.js'
import {MAX_TIMER_MS} from '../../protocol/timers.js'
import {type EventTail} from './tail.js'

/** A sent question, and the first message after it that answers it. */
export class Question {
  #asked = false

  /** @param match the pattern for the words of an answer, unless it quotes the question */
  constructor(private readonly match: RegExp | undefined) {}

  /** For the filter of the tail: earlier messages are not answers. */
  readonly isAsked = (): boolean => this.#asked

  /**
   * Sends the question and resolves with the answer; undefined when none came in time.
   * @param tail of the possible answers, without messages from before `isAsked`
   * @param forMs how long to wait once the question is sent; undefined means no limit
   * @throws as `send` and the tail
   */
  async answer(
    tail: EventTail,
    send: (caller: Caller) => Promise<Reply>,
    forMs: number | undefined,
  ): Promise<ReadFrame | undefined> {
    let timer: NodeJS.Timeout | undefined
    const events = tail.events()
    try {
      await tail.open()
      // read from here on, to drop messages before the question and keep those that come before its id is known
      const first = events.next()
      first.catch(() => undefined) // the send fails as well, with a better error
      await setImmediate() // messages that have already come are read now and dropped
      this.#asked = true
      const questionId = idOf(await send(tail.caller))
      if (forMs !== undefined) timer = setTimeout(() => tail.close(), Math.min(forMs, MAX_TIMER_MS))
      for (let next = await first; next.done !== true; next = await events.next()) {
        if (this.#isAnswer(next.value.event, questionId)) return next.value
      }
      return undefined
    } finally {
      clearTimeout(timer)
      tail.close()
    }
  }

  #isAnswer(event: OneBotEvent, questionId: string): boolean {
    if (holdsNothing(event)) return false
    return this.match === undefined || quotes(event, questionId) || this.match.test(wordsOf(event))
  }
}

function idOf({data}: Reply): string {
  return isJsonObject(data) ? String(data['message_id']) : ''
}

/** The message as segments, or as the CQ text that a server with messagePostFormat `string` sends. */
function quotes({message}: OneBotEvent, id: string): boolean {
  if (typeof message === 'string') return new RegExp(`\\[CQ:reply,id=${id}[,\\]]`).test(message)
  return segmentsOf(message).some(segment => isSegment(segment, 'reply', 'id', id))
}

/** NapCat leaves out what it cannot show, such as a red packet, so nothing may be left of a message. */
function holdsNothing({message}: OneBotEvent): boolean {
  return message === '' || (Array.isArray(message) && message.length === 0)
}

/** The words of a message, without a leading quote and mention of the bot. */
function wordsOf(event: OneBotEvent): string {
  const self = String(event['self_id'])
  const {message} = event
  const words =
    typeof message === 'string'
      ? message.replace(new RegExp(`\\[CQ:(?:reply,[^\\]]*|at,qq=${self}(?:,[^\\]]*)?)\\]`, 'g'), '')
      : wordsIn(segmentsOf(message).filter(one => !isSegment(one, 'reply') && !isSegment(one, 'at', 'qq', self)))
  return words.trim()
}

function wordsIn(segments: readonly unknown[]): string {
  return segments.length === 0 ? '' : (messageText({message: segments}) ?? '')
}

function segmentsOf(message: unknown): readonly unknown[] {
  return Array.isArray(message) ? message : []
}

function isSegment(segment: unknown, type: string, field?: string, value?: string): boolean {
  if (!isJsonObject(segment) || segment['type'] !== type) return false
  const data = segment['data']
  return field === undefined || (isJsonObject(data) && String(data[field]) === value)
}
