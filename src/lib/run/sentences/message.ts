import {type MessageKinds} from '../../errors/kinds/message.js'
import {type UnsendableType} from '../../protocol/segments.js'
import {sentencesOf, type Wording} from '../../errors/wording.js'

const INSTEAD: Readonly<Record<UnsendableType, string>> = {
  flashtransfer: 'use `qq flash send`',
  keyboard: 'only official bots can send it; use `qq msg click-button` to press a button',
  location: 'NapCat sends a fixed test location instead; send a contact or json segment',
  markdown: 'QQ accepts it only inside forwards; use `qq forward send --nodes`',
  miniapp: 'make its JSON card with `qq share get-mini-app`, and send that as a json segment',
  node: 'send the nodes of a forward with `qq forward send`',
  onlinefile: 'use `qq online-file send`',
  poke: 'use `qq msg poke`',
  xml: 'send a JSON card as a json segment',
}

const MISSING: Readonly<Record<string, Wording>> = {
  file: {message: 'data.file is missing', hint: 'give a URL, base64://…, or a path on the machine of NapCat'},
  id: 'data.id or data.url is required',
  image: 'data.image is missing: a music card requires an image',
}

const NO_FACE: Readonly<Record<MessageKinds['noFace']['wanted'], {message: string; hint: string}>> = {
  name: {
    message: 'there is no QQ face {text:quoted}',
    hint: 'write a name such as 微笑 or a number such as 14; type an emoji directly in the text',
  },
  number: {
    message: '{text:quoted} is not a QQ face number',
    hint: 'write up to three digits, such as 14; type an emoji directly in the text',
  },
  reaction: {
    message: '{text:quoted} is neither an emoji nor an emoji number',
    hint: 'write 👍, its code point 128077, or the name or number of a QQ face: 赞, 76',
  },
}

function nearestFaces({called, canBeSent}: MessageKinds['unlistedFace']): string {
  if (called === undefined) {
    return canBeSent ? 'similar faces: {nearest}; add --no-check to send it anyway' : 'similar faces: {nearest}'
  }
  return canBeSent
    ? 'similar faces: {nearest}; write /{id} or {called} for the face with the name {id}; add --no-check to send it anyway'
    : 'similar faces: {nearest}; write /{id} or {called} for the face with the name {id}'
}

export const messageSentences = sentencesOf<MessageKinds>()({
  noCard: {
    message: 'a card has an "app"',
    hint: 'give what `qq share get-mini-app`, `get-user` or `get-group` printed',
  },
  empty: {message: 'the message is empty', hint: 'give a text, - to read a text from stdin, or --image'},
  severalQuotes: 'a message can quote only one other message',
  standsAlone: {
    message: '{type} must be the only segment of its message',
    hint: 'send it alone, and send the rest in another message',
  },
  nobodyToMention: 'nobody can be mentioned in a private chat: NapCat would drop the mention without an error',
  allIsNoUser: {message: '"all" is not a QQ number', hint: 'use --at-all to mention everybody'},
  unsendable: ({instead}) => ({message: 'NapCat cannot send {type} in a message', hint: INSTEAD[instead]}),
  unknownKey: ({near}) => ({
    message: 'NapCat does not know the key {key:quoted} here, and would ignore it',
    hint:
      near === undefined
        ? 'available: {available}; add --no-check to send it anyway'
        : 'did you mean {near}? add --no-check to send it anyway',
  }),
  missing: ({key}) => MISSING[key] ?? 'data.{key} is missing',
  resultByChance: 'data.result cannot be chosen: QQ chooses the result at random',
  receivedForward: {
    message: 'data.id is not the res_id of a forward that was sent',
    hint: 'NapCat cannot send a received forward again by its id; use `qq msg forward` with the message that contains it',
  },
  noSong: ({near}) => ({
    message: '{text:quoted} is not a song',
    hint:
      near === undefined
        ? 'write PLATFORM:ID with one of {platforms}, or {"url":"https://…","image":"https://…"}'
        : 'did you mean {near}:{id}?',
  }),
  notInCq: 'a CQ code cannot contain the name {text:quoted}: only letters, digits and _ are allowed',

  tooDeep: 'forwards can be nested at most {deepest} levels deep',
  nodesBesideOthers: {
    message: 'nodes cannot be mixed with other segments',
    hint: 'put the segments into a node of their own',
  },
  ofInnerCard: {
    message: 'this key is only for the forward card of a node that contains nodes',
    hint: 'use --{key} for the card of the whole forward',
  },

  otherChat: ({is}) =>
    is === 'user'
      ? 'a group is required here, but {text:quoted} is a user'
      : 'a user is required here, but {text:quoted} is a group',

  noReaction: {
    message: 'QQ has no reaction {text}',
    hint: 'use an emoji of one code point, without a skin colour; flags and families have several',
  },
  noFace({wanted, near}) {
    const {message, hint} = NO_FACE[wanted]
    if (near.length === 0) return {message, hint}
    return {message, hint: near.length === 1 ? 'did you mean {near}?' : 'did you mean one of {near}?'}
  },
  unlistedFace: facts => ({message: 'NapCat does not know the QQ face {id}', hint: nearestFaces(facts)}),
})
