import {type Recorded, type StateKinds} from '../../errors/kinds/state.js'
import {sentencesOf} from '../../errors/wording.js'

const IF_DAMAGED: Readonly<Record<Recorded, string>> = {
  send: 'check whether the message was sent; delete this file to make its key free again',
  upload: 'check which files were uploaded; without --resume all files are uploaded',
}

const WHERE_KEPT: Readonly<Record<Recorded, string>> = {
  send: '--idempotency-key keeps its records in the state folder (XDG_STATE_HOME)',
  upload: '--resume keeps its records in the state folder (XDG_STATE_HOME)',
}

function otherDoing({part, was, is}: StateKinds['otherDoing']): string {
  switch (part) {
    case 'server':
      return 'the journal is for {was}, but this run is for {is}'
    case 'action':
      if (was === '') return 'the journal is of calls and commands, but this run is of records for {is}'
      if (is === '') return 'the journal is of records for {was}, but this run is of calls and commands'
      return 'the journal is of records for {was}, but this run is of records for {is}'
    case 'columns':
      return 'the journal is for the columns {was}, but this run has the columns {is}'
    case 'unchecked':
      if (was === 'true') return 'the journal is of a run with --unchecked, but this run is without --unchecked'
      return 'the journal is of a run without --unchecked, but this run is with --unchecked'
  }
}

export const stateSentences = sentencesOf<StateKinds>()({
  process: 'process {pid}',
  inContainer: 'process {pid} of another container',
  onHost: 'process {pid} on {host}',
  unknownProcess: 'an unknown process',
  outOfSight: 'qq cannot check from here whether it is still running; if it is not, remove {file}',
  noLock: 'cannot lock {file}',

  callsAbout: ({what}) => what,
  waiting: 'waiting for another run that is busy with {calls} ({by}): NapCat would mix up the answers',
  stillBusy: '{by} is still busy with {calls}: NapCat may have mixed up the answers',
  notSent: {
    message: '{action} was not sent: another run is busy with {calls} ({by})',
    hint: 'NapCat would mix up the answers of the two runs; try again when the other run has ended',
  },
  foreignFiles: {
    message: '{action}: NapCat answered with the files of group {group}, twice',
    hint: 'another program asks the same NapCat about files at the same time; try again',
  },

  damaged: ({of}) => ({
    message: 'the record of an earlier send is damaged, so nothing was sent: {file}',
    hint: IF_DAMAGED[of],
  }),
  unwritable: ({of}) => ({
    message: 'the record of this send cannot be written, so nothing was sent: {detail}',
    hint: WHERE_KEPT[of],
  }),
  unreadable: ({of}) => ({
    message: 'the record of earlier sends cannot be read, so nothing was sent: {detail}',
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
    message: 'the idempotency key {key:quoted} was already used for other content',
    hint: 'use a new key for new content; a key is kept for 24 hours',
  },
  mayBeDelivered: {
    message: 'an earlier try with the key {key:quoted} may have been delivered',
    hint: 'nothing was sent now; check whether it was delivered, or add --retry-unsafe to send it anyway',
  },
  alreadyDone: 'it was not sent again: it was done with the same key at {at}, with this result',
  notRemembered: 'it was sent, but this could not be recorded: {detail}',

  otherBatch: {
    message: '{file} is the journal of another batch: {difference}',
    hint: 'give the same batch again, or another file to --resume',
  },
  otherDoing,
  otherInput: {
    message: 'line {line} has changed: {file} is the journal of another input',
    hint: 'give the same input again, or another file to --resume',
  },
  shorterInput: {
    message: 'the input ends at line {last}, but the journal has line {known}',
    hint: 'the journal is of another input; give the same input again, or another file to --resume',
  },
  otherVersion: {
    message: '--resume: {file} is the journal of another version of qq',
    hint: 'finish that batch with the version of qq that began it, or name a new file; with a new file all lines are run, also those already done',
  },
  noJournal: {
    message: '--resume: {file} is not the journal of a batch',
    hint: 'name a new file; the journal is created there',
  },
  journalTaken: '--resume: another batch is using {file} ({by})',
  journalOut: '--resume: cannot use the journal {file}: {detail}',
})
