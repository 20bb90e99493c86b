import {type MessageKinds} from '../../errors/kinds/message.js'
import {type UnsendableType} from '../../protocol/segments.js'
import {sentencesOf, type Wording} from './wording.js'

const INSTEAD: Readonly<Record<UnsendableType, string>> = {
  flashtransfer: '`qq flash send` does it',
  keyboard: 'only official bots can; `qq msg click-button` presses a button',
  location: 'NapCat sends a fixed test location in its place; a contact or json segment can carry a card',
  markdown: 'QQ takes it inside forwards only: `qq forward send --nodes`',
  miniapp: '`qq share get-mini-app` makes a card, which a json segment sends',
  node: 'the nodes of a forward are sent by `qq forward send`',
  onlinefile: '`qq online-file send` does it',
  poke: '`qq msg poke` does it',
  xml: 'a card goes as a json segment',
}

const MISSING: Readonly<Record<string, Wording>> = {
  file: {message: 'data.file is missing', hint: 'NapCat takes a URL, base64://…, or a path on its own machine there'},
  id: 'data.id and data.url are missing',
  image: 'data.image is missing: no card without a picture',
}

const NO_FACE: Readonly<Record<MessageKinds['noFace']['wanted'], {message: string; hint: string}>> = {
  name: {
    message: 'no QQ face is called {text:quoted}',
    hint: 'it is a name such as 微笑, or the number of one, such as 14; an emoji is typed as it is, in the text',
  },
  number: {
    message: '{text:quoted} is not the number of a QQ face',
    hint: 'it has up to three digits, such as 14; an emoji is typed as it is, in the text',
  },
  reaction: {
    message: '{text:quoted} is neither an emoji nor the number of one',
    hint: 'write 👍, its code point 128077, or the name or number of a QQ face: 赞, 76',
  },
}

function nearestFaces({called, canBeSent}: MessageKinds['unlistedFace']): string {
  if (called === undefined) {
    return canBeSent ? 'the nearest: {nearest}; --no-check sends it all the same' : 'the nearest: {nearest}'
  }
  return canBeSent
    ? 'the nearest: {nearest}; the face that is called {id} is /{id}, or {called}; --no-check sends it all the same'
    : 'the nearest: {nearest}; the face that is called {id} is /{id}, or {called}'
}

export const messageSentences = sentencesOf<MessageKinds>()({
  empty: {message: 'the message is empty', hint: 'give it a text, - for one from stdin, or an --image'},
  severalQuotes: 'a message can quote one other message, not several',
  standsAlone: {
    message: '{type} is a message of its own: nothing else can be in it',
    hint: 'send it by itself, and the rest in another message',
  },
  nobodyToMention: 'nobody can be mentioned in a private chat: NapCat would drop it silently',
  allIsNoUser: {message: '"all" is not a QQ number', hint: '--at-all mentions everybody'},
  unsendable: ({instead}) => ({message: 'NapCat cannot send {type} in a message', hint: INSTEAD[instead]}),
  unknownKey: ({near}) => ({
    message: 'NapCat knows no {key:quoted} there, and would ignore it',
    hint:
      near === undefined
        ? 'available: {available}; --no-check sends it all the same'
        : 'did you mean {near}? --no-check sends it all the same',
  }),
  missing: ({key}) => MISSING[key] ?? 'data.{key} is missing',
  resultByChance: 'data.result cannot be chosen: QQ throws itself',
  receivedForward: {
    message: 'data.id is not the res_id of a forward that was sent',
    hint: 'NapCat cannot send again what it received by its id; `qq msg forward` forwards the message that holds it',
  },
  noSong: ({near}) => ({
    message: '{text:quoted} is no song',
    hint:
      near === undefined
        ? 'write PLATFORM:ID with one of {platforms}, or {"url":"https://…","image":"https://…"}'
        : 'did you mean {near}:{id}?',
  }),
  notInCq: 'a CQ code cannot name {text:quoted}: only letters, digits and _',

  tooDeep: 'forwards can be {deepest} deep and no more',
  nodesBesideOthers: {
    message: 'nodes cannot stand beside other segments',
    hint: 'put the segments into a node of their own',
  },
  ofInnerCard: {
    message: 'it is for the card of a node that holds nodes',
    hint: '--{key} is for the card of all of them',
  },

  otherChat: ({is}) =>
    is === 'user'
      ? 'a group is needed here, {text:quoted} is a user'
      : 'a user is needed here, {text:quoted} is a group',

  noReaction: {
    message: 'QQ has no reaction {text}',
    hint: 'an emoji of one code point is needed: no skin colour, no flag, no family',
  },
  noFace({wanted, near}) {
    const {message, hint} = NO_FACE[wanted]
    if (near.length === 0) return {message, hint}
    return {message, hint: near.length === 1 ? 'did you mean {near}?' : 'did you mean one of {near}?'}
  },
  unlistedFace: facts => ({message: 'NapCat knows no QQ face {id}', hint: nearestFaces(facts)}),
})
