import {type OperationsKinds} from '../../errors/kinds/operations.js'
import {sentencesOf, type Wording} from './wording.js'

function noFolder({folders, canMake}: OperationsKinds['noFolder']): Wording {
  const message = 'group {group} has no folder {name:quoted}'
  if (folders.length > 0)
    return {message, hint: canMake ? 'add --mkdir to make it; it has {folders}' : 'it has {folders}'}
  return {message, hint: canMake ? 'add --mkdir to make it; it has no folders at all' : 'it has no folders at all'}
}

export const operationsSentences = sentencesOf<OperationsKinds>()({
  notOnline: 'the bot was not online within {limitMs:seconds} s',
  notStopped: 'NapCat did not stop within {limitMs:seconds} s',
  ownNumberNotTold: 'NapCat does not tell the number of the bot',

  messageNotShown: ({use}) =>
    use === undefined
      ? 'NapCat does not show message {id}'
      : {
          message:
            use === 'quoted'
              ? 'NapCat does not show message {id}, which is to be quoted, so nothing was sent'
              : 'NapCat does not show message {id}, which is to be forwarded, so nothing was sent',
          hint: '`qq msg history` of the chat makes NapCat know its messages again; --no-check sends without looking',
        },
  chatNotTold: 'NapCat does not tell the chat of message {id}',
  isNoMember: '{user} is no member of the group {group}, so nothing was sent',
  anchorUnknown:
    'NapCat does not know that id (any more); reading the newest messages, without an id, makes it know theirs again',
  isYesterdays: 'in Beijing a new day has begun, and NapCat, which counts in UTC, still gives the list of yesterday',
  forwardsClosed: ({count}) =>
    count === 1 ? '1 forward inside could not be opened: {why}' : '{count} forwards inside could not be opened: {why}',
  contentNotGiven: 'NapCat gives what is in them only along with the card around them',
  groupsNotSearched: '{failed} of {all} groups could not be searched: {why}',
  groupNotTried: '{group}: not tried, the connection was lost',
  facesLost: 'NapCat does not know face {faces}: the message was sent without it',
  facesDoubtful:
    'NapCat may not know face {faces}, and would leave it out silently; the message could not be read back',

  isNoPlainName: '{text:quoted} is not a name without a folder',
  needsFolder: {message: 'an id does not tell in which folder the file is', hint: 'add --from FOLDER (or /)'},
  hasFolderAlready: 'the file is given with its folder: leave out --from',
  noFolder,
  noFile: ({folder, near}) => ({
    message:
      folder === undefined
        ? 'group {group} has no file {name:quoted}'
        : 'group {group} has no file {name:quoted} in {folder}',
    hint:
      near.length === 0
        ? '`qq file list {group} --recursive` shows them all; an id of another form is written id:ID'
        : 'did you mean {near:or}? `qq file list {group} --recursive` shows them all; an id of another form is written id:ID',
  }),
  severalFiles: {message: '{count} files are called {name:quoted}', hint: 'say which: {files}'},
  noAlbum: {
    message: 'group {group} has no album {album:quoted}',
    hint: '`qq album list {group}` shows the ids; --album-name saves the look',
  },
  noShareCode: {
    message: 'code: there is none in {text:quoted}',
    hint: 'the link of a flash transfer ends with it: https://qfile.qq.com/q/CODE',
  },

  noEvent: ({text, near}) => ({
    message: 'there is no event {text:quoted}',
    hint: text.includes(',')
      ? 'name one kind; --event can be given again for another'
      : near === undefined
        ? 'they begin with message, message_sent, notice, request or meta'
        : 'did you mean {near}?',
  }),
  noPattern: '--match: {detail}',
  cannotRecord: '--record: {file}: {detail}',
  fellShort: ({end}) =>
    end === 'idle'
      ? '{shown} of {count} events came before it fell silent (--idle)'
      : '{shown} of {count} events came in time (--for)',
  undelivered: ({tries}) =>
    tries === undefined
      ? 'an event could not be delivered to {origin}: {reason}'
      : 'an event could not be delivered to {origin}: {reason}, {tries} times',
  httpStatus: ({location}) =>
    location === undefined ? 'HTTP {status}' : 'HTTP {status}, which points to {location} and is not followed',
  cannotRun: 'cannot run sh: {detail}',
  commandLate: 'the command took longer than {limitMs:seconds} s',
  commandFailed: ({by}) => (by === undefined ? 'the command ended with {code}' : 'the command was ended by {by}'),

  noQuickOperation: () => ({
    message: 'not a quick operation: {text:quoted}',
    hint: 'it is one line of JSON, such as {"reply":"hi"} or {"approve":true}',
  }),
  noBanTime: 'ban: {value} is no number of seconds up to 30 days',
  inNoGroup: '{name}: the message is in no group',
  eventHasNo: 'the event has no {name}',
  eventLacks: 'it lacks {names}',
  nothingToDo: 'nothing can be done about a {event} event by a quick operation',
  noOperation: {message: 'a {event} event has no operation {name:quoted}', hint: 'available: {known}'},
  ignoredOperation: {message: '{name}: NapCat ignores it in a quick operation', hint: 'that is `{command}`'},
  ignoredRequest: {
    message: 'NapCat does nothing for a request event: it loses which request it was',
    hint: 'that is `qq request {request} approve` or `… reject`',
  },
  ignoredEvent: 'NapCat carries quick operations out for message events alone, not {event}',
})
