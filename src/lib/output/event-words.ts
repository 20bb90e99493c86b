import {emojiTypeOf} from '../message/emoji.js'
import {say, type Sentence} from '../errors/saying.js'
import {eventKind} from '../protocol/events.js'
import {textOf} from '../protocol/json.js'
import {sizeText} from '../protocol/size.js'

type Event = Readonly<Record<string, unknown>>

/** A field of an event as text; '' if it is missing. */
type Field = (name: string) => string

/** The words for each kind of event; a kind also covers all kinds below it that are not in the table. */
const WORDS: Readonly<Record<string, (field: Field, event: Event) => Sentence>> = {
  'notice.friend_add': field => say('{user} became a friend', {user: field('user_id')}),
  'notice.friend_recall': field =>
    say('{user} recalled message {id}', {user: field('user_id'), id: field('message_id')}),
  'notice.group_recall'(field) {
    const facts = {user: field('user_id'), id: field('message_id')}
    const operator = field('operator_id')
    return operator === facts.user
      ? say('{user} recalled message {id}', facts)
      : say('{operator} recalled message {id} of {user}', {...facts, operator})
  },
  'notice.group_increase': field =>
    by(field, say('{user} joined', who(field)), facts => say('{user} joined, let in by {operator}', facts)),
  'notice.group_increase.invite': field =>
    by(field, say('{user} joined', who(field)), facts => say('{user} joined, invited by {operator}', facts)),
  'notice.group_decrease': field => say('{user} left', who(field)),
  'notice.group_decrease.kick': field =>
    by(field, say('{user} was removed', who(field)), facts => say('{user} was removed, by {operator}', facts)),
  'notice.group_decrease.kick_me': field =>
    by(field, say('the bot was removed'), ({operator}) => say('the bot was removed, by {operator}', {operator})),
  'notice.group_decrease.disband': field =>
    by(field, say('the group was dissolved'), ({operator}) =>
      say('the group was dissolved, by {operator}', {operator}),
    ),
  'notice.group_admin.set': field => say('{user} is an admin now', who(field)),
  'notice.group_admin.unset': field => say('{user} is no longer an admin', who(field)),
  'notice.group_ban.ban': muted,
  'notice.group_ban.lift_ban': field =>
    by(field, say('{user} may speak again', who(field)), facts =>
      say('{user} may speak again, allowed by {operator}', facts),
    ),
  'notice.group_upload': (field, event) =>
    say('{user} uploaded {file}', {user: field('user_id'), file: file(event['file'])}),
  'notice.group_card': field =>
    say('{user} changed the card from “{before}” to “{after}”', {
      ...{user: field('user_id'), before: field('card_old'), after: field('card_new')},
    }),
  'notice.essence'(field) {
    const facts = {id: field('message_id'), sender: field('sender_id')}
    return by(field, say('message {id} of {sender} was marked as essence', facts), ({operator}) =>
      say('message {id} of {sender} was marked as essence, by {operator}', {...facts, operator}),
    )
  },
  'notice.group_msg_emoji_like'(field, event) {
    const facts = {user: field('user_id'), emoji: emoji(event['likes']), id: field('message_id')}
    return event['is_add'] === false
      ? say('{user} took back {emoji} from message {id}', facts)
      : say('{user} reacted with {emoji} to message {id}', facts)
  },
  'notice.notify.poke': field =>
    say('{user} poked {target}', {user: field('sender_id') || field('user_id'), target: field('target_id')}),
  'notice.notify.group_name': field =>
    say('{user} renamed the group to “{name}”', {user: field('user_id'), name: field('name_new')}),
  'notice.notify.title': field =>
    say('{user} got the title “{title}”', {user: field('user_id'), title: field('title')}),
  'notice.notify.profile_like': field =>
    say('{name}({user}) liked the profile, {times} times', {
      ...{name: field('operator_nick'), user: field('operator_id'), times: field('times')},
    }),
  'notice.notify.input_status': field =>
    said(field('status_text'), say('{user} is typing', who(field)), text =>
      say('{user} is typing: {text}', {user: field('user_id'), text}),
    ),
  'notice.notify.gray_tip': field =>
    said(field('content'), say('a grey line'), text => say('a grey line: {text}', {text})),
  'notice.bot_offline': field =>
    said(`${field('tag')} ${field('message')}`.trim(), say('the bot was logged out'), text =>
      say('the bot was logged out: {text}', {text}),
    ),
  'notice.online_file_send.receive': field => say('{peer} took the online file', {peer: field('peer_id')}),
  'notice.online_file_send.refuse': field => say('{peer} refused the online file', {peer: field('peer_id')}),
  'notice.online_file_receive.cancel': field => say('{peer} cancelled the online file', {peer: field('peer_id')}),
  'request.friend'(field) {
    const facts = {user: field('user_id'), flag: field('flag')}
    return said(field('comment'), say('{user} wants to be a friend (flag {flag})', facts), comment =>
      say('{user} wants to be a friend: {comment} (flag {flag})', {...facts, comment}),
    )
  },
  'request.group.add'(field) {
    const facts = {user: field('user_id'), flag: field('flag')}
    return said(field('comment'), say('{user} wants to join (flag {flag})', facts), comment =>
      say('{user} wants to join: {comment} (flag {flag})', {...facts, comment}),
    )
  },
  'request.group.invite'(field) {
    const facts = {user: field('user_id'), flag: field('flag')}
    return said(field('comment'), say('{user} invites the bot (flag {flag})', facts), comment =>
      say('{user} invites the bot: {comment} (flag {flag})', {...facts, comment}),
    )
  },
  'meta_event.lifecycle.connect': field => say('connected as {bot}', {bot: field('self_id')}),
  'meta_event.heartbeat': (_field, event) => (isOffline(event) ? say('heartbeat: offline') : say('heartbeat: online')),
}

/** The event in words; undefined for kinds that have none. */
export function eventWords(event: Event): Sentence | undefined {
  const kind = eventKind(event)
  const parent = kind.slice(0, Math.max(kind.lastIndexOf('.'), 0))
  const words = [kind, parent].find(name => Object.hasOwn(WORDS, name))
  return words === undefined ? undefined : WORDS[words]?.(name => textOf(event[name]), event)
}

/** Whether it reports that the bot is logged out. The bot then receives nothing, even if the connection is open. */
export function isOffline(event: Event): boolean {
  const {status} = event
  if (event['notice_type'] === 'bot_offline') return true
  return typeof status === 'object' && status !== null && 'online' in status && status.online === false
}

/** What is said, with who did it if that is known: NapCat gives 0 if it does not know. */
function by(
  field: Field,
  unknown: Sentence,
  known: (facts: {readonly user: string | Sentence; readonly operator: string}) => Sentence,
): Sentence {
  const operator = field('operator_id')
  return ['', '0'].includes(operator) ? unknown : known({...who(field), operator})
}

/** User 0 is the whole group. */
function who(field: Field): {readonly user: string | Sentence} {
  return {user: field('user_id') === '0' ? say('everybody') : field('user_id')}
}

/** A mute of the whole group has -1 seconds: it has no end. */
function muted(field: Field): Sentence {
  const seconds = Number(field('duration'))
  if (!(seconds > 0))
    return by(field, say('{user} was muted', who(field)), facts => say('{user} was muted, by {operator}', facts))
  const time = {time: lasting(seconds)}
  return by(field, say('{user} was muted for {time}', {...who(field), ...time}), facts =>
    say('{user} was muted for {time}, by {operator}', {...facts, ...time}),
  )
}

/** `1 d 2 h` */
function lasting(seconds: number): Sentence {
  const count = (size: number, wrap = Infinity): number => Math.floor(seconds / size) % wrap
  const [d, h, min, s] = [count(86_400), count(3600, 24), count(60, 60), count(1, 60)]
  const parts = [
    ...(d > 0 ? [say('{d} d', {d})] : []),
    ...(h > 0 ? [say('{h} h', {h})] : []),
    ...(min > 0 ? [say('{min} min', {min})] : []),
    ...(s > 0 ? [say('{s} s', {s})] : []),
  ]
  return parts.reduce((before, next) => say('{before} {next}', {before, next}))
}

function file(value: unknown): string | Sentence {
  const {name, size} = (value ?? {}) as Event // NapCat's file is an object
  const bytes = textOf(size)
  const called = textOf(name) || say('a file')
  return /^\d+$/.test(bytes) ? say('{called} ({size})', {called, size: sizeText(Number(bytes))}) : called
}

function emoji(likes: unknown): string | Sentence {
  const ids = (Array.isArray(likes) ? (likes as unknown[]) : []).map(like =>
    textOf((like as Event | null)?.['emoji_id']),
  )
  const [first = say('an emoji'), ...others] = ids.map(emojiText)
  return others.reduce((before, next) => say('{before} {next}', {before, next}), first)
}

function emojiText(id: string): string | Sentence {
  const code = Number(id)
  const isCharacter = /^\d+$/.test(id) && emojiTypeOf(id) === 2 && code <= 0x10_ff_ff
  return isCharacter ? String.fromCodePoint(code) : say('[face {id}]', {id})
}

/** What is said, with a text if there is one. */
function said(text: string, alone: Sentence, withText: (text: string) => Sentence): Sentence {
  return text === '' ? alone : withText(text)
}
