import {type Recorded, type StateKinds} from '../../errors/kinds/state.js'
import {sentencesOf} from './wording.js'

const IF_DAMAGED: Readonly<Record<Recorded, string>> = {
  send: 'look whether the message is there; without this file its key is free again',
  upload: 'look which of the files are there; without --resume all of them are sent',
}

const WHERE_KEPT: Readonly<Record<Recorded, string>> = {
  send: '--idempotency-key keeps its notes in the state folder (XDG_STATE_HOME)',
  upload: '--resume keeps its notes in the state folder (XDG_STATE_HOME)',
}

function otherDoing({part, was, is}: StateKinds['otherDoing']): string {
  switch (part) {
    case 'server':
      return 'that was for {was}, and this is for {is}'
    case 'action':
      if (was === '') return 'that was of calls and commands, and this is of records for {is}'
      if (is === '') return 'that was of records for {was}, and this is of calls and commands'
      return 'that was of records for {was}, and this is of records for {is}'
    case 'columns':
      return 'that was with the columns {was}, and this is with the columns {is}'
    case 'unchecked':
      if (was === 'true') return 'that was with --unchecked, and this is without --unchecked'
      return 'that was without --unchecked, and this is with --unchecked'
  }
}

export const stateSentences = sentencesOf<StateKinds>()({
  process: 'process {pid}',
  inContainer: 'process {pid} of another container',
  onHost: 'process {pid} on {host}',
  unknownProcess: 'an unknown process',
  outOfSight: 'nobody can tell from here whether it is still at work; if it is not, remove {file}',
  noLock: 'no lock can be had at {file}',

  callsAbout: ({what}) => what,
  waiting: 'waiting for another run, which is busy with {calls} ({by}): NapCat would mix up the answers',
  stillBusy: '{by} is still busy with {calls}: the answer may be the one to its question',
  notSent: {
    message: '{action} was not sent: another run is busy with {calls} ({by})',
    hint: 'NapCat would mix up what the two do: try again when that run has ended',
  },
  foreignFiles: {
    message: '{action}: NapCat answered with the files of group {group}, twice',
    hint: 'another program asks the same NapCat about files at the same time: try again',
  },

  damaged: ({of}) => ({
    message: 'the note of an earlier send is damaged, so nothing was sent: {file}',
    hint: IF_DAMAGED[of],
  }),
  unwritable: ({of}) => ({
    message: 'it cannot be remembered what is sent, so nothing was sent: {detail}',
    hint: WHERE_KEPT[of],
  }),
  unreadable: ({of}) => ({
    message: 'it cannot be known what was sent before, so nothing was sent: {detail}',
    hint: WHERE_KEPT[of],
  }),

  serverUnknown: {
    message: 'it cannot be known what `qq server start` has started, so nothing was done: {file}: {detail}',
    hint: 'look whether the server runs, and remove the file if it does not',
  },
  serverNotNoted: {
    message: 'it cannot be remembered what is started, so nothing was started: {file}: {detail}',
    hint: 'the state folder is $XDG_STATE_HOME/qqctl, or ~/.local/state/qqctl',
  },
  serverBusy: '{by} starts or stops the same server, so nothing was done',

  keyTaken: {
    message: 'the idempotency key {key:quoted} stands for something else already',
    hint: 'what was sent under it within 24 hours was not the same; something new needs a key of its own',
  },
  mayBeDelivered: {
    message: 'an earlier try under the key {key:quoted} may have been delivered',
    hint: 'nothing was sent now; look whether it is there: --retry-unsafe sends it all the same',
  },
  alreadyDone: 'not sent again: this was done under the same key at {at}, and had this result',
  notRemembered: 'it was sent, but this could not be remembered: {detail}',

  otherBatch: {
    message: '{file} is the journal of another batch: {difference}',
    hint: 'give the same again, or another file to --resume',
  },
  otherDoing,
  otherInput: {
    message: 'line {line} is not what it was: {file} is the journal of another input',
    hint: 'give the same input again, or another file to --resume',
  },
  shorterInput: {
    message: 'the input ends at line {last}, and the journal knows of line {known}',
    hint: 'it is the journal of another input',
  },
  otherVersion: {
    message: '--resume: {file} is the journal of another version of qq',
    hint: 'end that batch with the qq that began it, or name a new file: then all lines are done, also those that were',
  },
  noJournal: {
    message: '--resume: {file} is not the journal of a batch',
    hint: 'name a new file: the journal is made there',
  },
  journalTaken: '--resume: another batch works with {file} ({by})',
  journalOut: '--resume: the journal {file} cannot be had: {detail}',
})
