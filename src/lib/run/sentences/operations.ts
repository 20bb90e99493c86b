import {type OperationsKinds} from '../../errors/kinds/operations.js'
import {sentencesOf, type Wording} from '../../errors/wording.js'

function noFolder({folders, canMake}: OperationsKinds['noFolder']): Wording {
  const message = 'group {group} has no folder {name:quoted}'
  if (folders.length > 0)
    return {message, hint: canMake ? 'available: {folders}; add --mkdir to create it' : 'available: {folders}'}
  return {message, hint: canMake ? 'the group has no folders; add --mkdir to create it' : 'the group has no folders'}
}

export const operationsSentences = sentencesOf<OperationsKinds>()({
  notOnline: 'the bot did not come online within {limitMs:seconds} s',
  notStopped: 'NapCat did not stop within {limitMs:seconds} s',
  ownNumberNotTold: 'NapCat did not return the QQ number of the bot',

  messageNotShown: ({use}) =>
    use === undefined
      ? 'message {id} was not found in NapCat'
      : {
          message:
            use === 'quoted'
              ? 'message {id} to quote was not found in NapCat; nothing was sent'
              : 'message {id} to forward was not found in NapCat; nothing was sent',
          hint: 'run `qq msg history` for the chat, then NapCat knows its messages again; add --no-check to send without this check',
        },
  chatNotTold: 'NapCat did not return the chat of message {id}',
  isNoMember: '{user} is not a member of group {group}; nothing was sent',
  anchorUnknown:
    'NapCat does not know that id, or has forgotten it; read the newest messages without an id, then NapCat knows their ids again',
  isYesterdays: 'a new day has begun in Beijing, but NapCat counts days in UTC and still returns the list of yesterday',
  forwardsClosed: ({count}) =>
    count === 1 ? '1 nested forward could not be opened: {why}' : '{count} nested forwards could not be opened: {why}',
  contentNotGiven: 'NapCat returns their content only together with the forward that contains them',
  groupsNotSearched: '{failed} of {all} groups could not be searched: {why}',
  groupNotTried: '{group} was not tried: the connection was lost',
  facesLost: 'the message was sent without faces that NapCat does not know: {faces}',
  facesDoubtful:
    'NapCat leaves out faces that it does not know, perhaps also {faces}; the message could not be read to check this',

  isNoPlainName: '{text:quoted} is not a name without a folder',
  needsFolder: {message: 'a file id does not contain the folder of the file', hint: 'add --from FOLDER (or /)'},
  hasFolderAlready: '--from cannot be used with a file that is given with its folder',
  noFolder,
  noFile: ({folder, near}) => ({
    message:
      folder === undefined
        ? 'group {group} has no file {name:quoted}'
        : 'group {group} has no file {name:quoted} in {folder}',
    hint:
      near.length === 0
        ? 'run `qq file list {group} --recursive` to list all files; write a file id of another form as id:ID'
        : 'did you mean {near:or}? run `qq file list {group} --recursive` to list all files; write a file id of another form as id:ID',
  }),
  severalFiles: {message: '{count} files have the name {name:quoted}', hint: 'choose one of them: {files}'},
  noAlbum: {
    message: 'group {group} has no album {album:quoted}',
    hint: 'run `qq album list {group}` to see the ids; with --album-name the album is not looked up',
  },
  noShareCode: {
    message: 'code: there is no code in {text:quoted}',
    hint: 'the link of a flash transfer ends with its code: https://qfile.qq.com/q/CODE',
  },

  noEvent: ({text, near}) => ({
    message: 'there is no event {text:quoted}',
    hint: text.includes(',')
      ? 'give one kind of event; repeat --event for more'
      : near === undefined
        ? 'an event begins with message, message_sent, notice, request or meta'
        : 'did you mean {near}?',
  }),
  noPattern: '--match: {detail}',
  cannotRecord: '--record: {file}: {detail}',
  fellShort: ({end}) =>
    end === 'idle'
      ? '{shown} of {count} events came before the time without events was over (--idle)'
      : '{shown} of {count} events came in time (--for)',
  undelivered: ({tries}) =>
    tries === undefined
      ? 'an event could not be delivered to {origin}: {reason}'
      : 'an event could not be delivered to {origin} in {tries} tries: {reason}',
  httpStatus: ({location}) =>
    location === undefined ? 'HTTP {status}' : 'HTTP {status} redirects to {location}, and redirects are not followed',
  endlessAnswer: ({isLate}) =>
    isLate
      ? 'the answer of {origin} to an event did not end within {limitMs:seconds} s'
      : 'the answer of {origin} to an event is longer than {bytes} bytes',
  cannotRun: 'cannot run sh: {detail}',
  commandLate: 'the command took longer than {limitMs:seconds} s',
  commandFailed: ({by}) =>
    by === undefined ? 'the command ended with exit code {code}' : 'the command was ended by signal {by}',

  noQuickOperation: () => ({
    message: '{text:quoted} is not a quick operation',
    hint: 'write one line of JSON, such as {"reply":"hi"} or {"approve":true}',
  }),
  noBanTime: 'ban: {value} is not a number of seconds up to 30 days',
  inNoGroup: '{name}: the message is not in a group',
  eventHasNo: 'the event has no {name}',
  eventLacks: 'the event has no {names}',
  nothingToDo: 'a {event} event has no quick operations',
  noOperation: {message: 'a {event} event has no quick operation {name:quoted}', hint: 'available: {known}'},
  ignoredOperation: {message: '{name}: NapCat ignores it in a quick operation', hint: 'use `{command}`'},
  ignoredRequest: {
    message: 'NapCat does nothing for a request event, because it loses the request id',
    hint: 'use `qq request {request} approve` or `qq request {request} reject`',
  },
  ignoredEvent: 'NapCat runs quick operations only for message events, not for {event}',
})
